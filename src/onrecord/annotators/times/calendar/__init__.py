"""The calendar of TIMEX3: values, units, intervals, days with a name, zones; no word of a text."""
