"""The coach: conversation engine, domain, store and texts; knows no platform, no network and no asyncio."""
