"""The coder of events: networks in torch, their data, training and export."""
