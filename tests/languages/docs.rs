//! What a wrong language file costs, and what is said of it.
