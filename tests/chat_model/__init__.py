"""What can come in and go out: tokens, messages, markup."""
