"""Registers: people, outlets, pools, organisations and what belongs to them."""
