"""How people reach Naast: the terminal and Telegram, languages, buttons, the clock."""
