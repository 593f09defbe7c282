"""The Slack adapter: its pure parts, and the whole over real sockets against the simulator."""
