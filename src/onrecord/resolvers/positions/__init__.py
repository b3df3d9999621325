"""What each actor holds on an issue over time, and whether it hardened, softened or turned."""

from onrecord.resolvers.positions.find import find_positions, positions_on

__all__ = ["find_positions", "positions_on"]
