"""What keeps others out: headers, hosts, sizes, sessions, and requests of other sites."""
