"""Sentences of the interface, by id. What content says is in content/, not here."""

from __future__ import annotations

from bot.i18n import N_

NOTICES: dict[str, str] = {
    # Small talk
    "chat-greeting": N_(
        "Hi. Ask me about drugs, mixing, an emergency, your rights or where to find help. "
        "I do not judge, and I keep nothing about you."
    ),
    "chat-thanks": N_("You're welcome. I am here whenever you want to ask something."),
    "chat-goodbye": N_("Take care of yourself. You can come back at any hour."),
    "chat-who-are-you": N_(
        "I am Naast, a chatbot: a program, not a person. I answer questions about drugs, "
        "mixing, emergencies, rights and services in the Netherlands and Flanders, from public "
        "sources. I can be wrong; in an emergency call 112."
    ),
    "chat-anonymous": N_(
        "I keep no name, number or message. For at most 30 minutes I remember what we talk "
        "about, so that you can ask on; then it is gone. Telegram itself sees and keeps this chat, "
        "and whoever holds your phone can read it. /clear deletes what I can delete."
    ),
    "chat-languages": N_("I speak: {languages}. Just write in your language, or tap /language."),
    "chat-forget-me": N_("Type /clear: I forget this talk at once and delete the messages I can."),
    "chat-menu": N_(
        "You can ask in your own words. For example: “how long does speed last”, "
        "“ghb and alcohol”, “my friend does not wake up”, “where can I test drugs in Ghent”, "
        "“do the police come when I call 112”."
    ),
    "chat-feedback": N_(
        "Sorry, I got that wrong. Say it in other words, or name the substance and what you want "
        "to know. A person can help better: see the lines below."
    ),
    # What the bot does not give
    "declined-buying": N_(
        "I do not help to buy drugs or to find a dealer. I can tell you where to have something "
        "tested, and how to lower the risks."
    ),
    "declined-selling": N_(
        "I do not help to sell drugs. I can tell you what the law says and where to get free "
        "legal advice."
    ),
    "declined-making": N_(
        "I do not explain how to make drugs. I can tell you about effects and risks, and where to "
        "have something tested."
    ),
    "declined-harming": N_(
        "I do not help to drug or hurt anyone. If someone is in danger, call 112. If you are "
        "struggling yourself, there are people you can talk to, day and night."
    ),
    # Not understood
    "not-understood": N_(
        "I did not understand that, or I have no answer to it. Say it in other words, name a "
        "substance, or tap below. These lines are answered by people:"
    ),
    "did-you-mean": N_("I am not sure what you mean. Is it one of these?"),
    "which-substance": N_("That name can mean more than one thing. Which one do you mean?"),
    "name-the-substance": N_("Which substance is it about? Type its name."),
    # Combinations
    "why": N_("Why"),
    "if-you-do": N_("If you do it anyway, or already have"),
    "no-data-is-not-safe": N_(
        "Nothing reliable is known about this combination. That does not mean it is safe: treat "
        "it as risky."
    ),
    "from-a-rule": N_(
        "Nothing is known about exactly these two. This holds for substances of their kinds."
    ),
    "more-than-two": N_(
        "The more substances at once, the less anyone can predict. The riskiest pair comes first."
    ),
    # Substances
    "nothing-of-its-own": N_(
        "I have nothing checked about exactly this yet. This is what holds for its kind; for more, "
        "ask an information line."
    ),
    # Emergencies
    "never": N_("Never"),
    "afterwards": N_("After that"),
    "how-to-recognise": N_("How to recognise it"),
    # Services, rights, guides
    "nothing-in-this-place": N_("I know nothing for this in that place. These are further away:"),
    "no-service-known": N_("I know no place for this yet. Ask one of these lines:"),
    "check-first": N_("Places and hours change: call or look at the website first."),
    "not-legal-advice": N_("This is information, not legal advice."),
    "no-guide-yet": N_("I have no checked answer on this yet. People who know more:"),
}

# What stands around an answer
DRAFT = N_("Draft: no doctor has checked this text yet.")
DRAFT_TRANSLATION = N_("Draft: no native speaker and no doctor has checked this text yet.")
IN_ANOTHER_LANGUAGE = N_("I do not have this answer in your language yet. It is in {language}.")
CALL_NOW = N_("Call 112 now. It is free, also without papers or credit.")
CALL_IF_WORSE = N_("Does it get worse? Call 112. It is free.")
SAY_IN_DUTCH = N_("Say in Dutch:")
SAY_IN_FRENCH = N_("In French (Brussels, Wallonia):")
IT_SOUNDS = N_("It sounds like:")
IT_MEANS = N_("It means:")

# Service cards
FREE = N_("free")
ANONYMOUS = N_("anonymous")
NO_PAPERS = N_("no papers or insurance needed")
PAPERS = N_("papers or insurance needed")
OPEN_ALWAYS = N_("day and night")
SPEAKS = N_("speaks {languages}")

# Commands and situations
WELCOME_PRIVACY = N_(
    "I keep no name, number or message; after 30 minutes I have forgotten what we talked about.\n"
    "Telegram sees this chat, and so does whoever holds your phone. /privacy tells more."
)
CHOOSE_LANGUAGE = N_("Choose a language, or just write in yours.")
LANGUAGE_CHOSEN = N_("From now on I answer in {language}.")
HELP = N_(
    "Ask in your own words, or tap a button.\n"
    "/emergency – what to do now\n/language – another language\n/privacy – what I keep\n"
    "/clear – forget and delete this talk"
)
PRIVACY = N_(
    "What I keep: nothing on disk. In memory, for at most 30 minutes after your last message: the "
    "language, the substances we talk about and the numbers of the messages, so that /clear can "
    "delete them.\n"
    "What I never keep: your name, your number, what you write.\n"
    "What Telegram keeps: this chat is not end-to-end encrypted. Telegram sees it, knows your "
    "number and address on the internet, and may hand these to authorities. A message that waits "
    "for me stays at Telegram for up to 24 hours.\n"
    "Whoever holds your phone can read this chat. I can only delete what is less than 48 hours "
    "old. You have to trust that we run the program we publish."
)
CLEARED = N_("Forgotten. I deleted what I could; older messages you can delete yourself.")
WHICH_EMERGENCY = N_("What is happening? If someone does not wake up or breathe: call 112 now.")
MENU = N_("Ask in your own words, or choose:")
MENU_EMERGENCY = N_("Emergency")
MENU_SUBSTANCES = N_("About a substance")
MENU_SERVICES = N_("Where to go")
MENU_RIGHTS = N_("Your rights")
MENU_GUIDES = N_("How to")
MENU_LANGUAGE = N_("Language")

VOICE = N_("I cannot listen to voice messages. Please type it; a few words are enough.")
PICTURE = N_("I cannot see pictures, and I do not keep them. Tell me in words what it is.")
STICKER = N_("I only read words. Ask me something, or tap a button.")
OTHER_MESSAGE = N_("I can only read text. Type your question, please.")
EDITED = N_("I do not answer changed messages. Send it again as a new one, please.")
EMPTY = N_("I see no words in that. Type your question, or tap a button.")
TOO_LONG = N_("That is too long for me. Ask your question in one or two sentences, please.")
GROUP = N_("I only talk in private, so that nobody else reads along. I am leaving this group.")
TOO_FAST = N_("You write faster than I can answer. Give me a moment. In an emergency call 112.")
TROUBLE = N_("Something went wrong on my side. Ask again, please. In an emergency call 112.")
OLD_BUTTON = N_("That button no longer works. Type your question, please.")
