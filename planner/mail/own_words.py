"""What the sender wrote: a text without the message that it answers, and without signature."""

from __future__ import annotations

import re

from planner.kernel.text_normalising import clean_text, shortened
from planner.mail import limits

# The last words of the line above a quotation, by language of the mail program.
_WROTE = (
    *("wrote", "writes", "schrieb", "schreef", "skrev", "kirjoitti", "a écrit", "écrivait"),
    *("escribió", "ha scritto", "escreveu", "va escriure", "napisał", "napisała", "napisał(a)"),
    *("napsal", "napsal(a)", "napísal(a)", "a scris", "írta", "yazdı", "parašė", "rakstīja"),
    *("написал", "написала", "написал(а)", "пишет", "писал", "писал(а)", "писала"),
    *("написав", "написала", "пише", "напісаў", "написа", "έγραψε", "כתב", "كتب", "写道", "寫道"),
)
_ABOVE_QUOTATION = re.compile(
    rf"^.{{0,300}}\b(?:{'|'.join(map(re.escape, _WROTE))})\s*[:：]$|^.{{0,200}}(?:写道|寫道)\s*[:：]$",
    re.IGNORECASE,
)
# In German and Dutch the name stands after the verb.
_DATED_VERB = re.compile(
    r"^(?:am|op|on|den)\s.{0,60}\d.{0,100}\b(?:schrieb|schreef|skrev|wrote)\b.{0,200}:$",
    re.IGNORECASE,
)
# Gmail in Russian and Yandex: a date, a name and an address, and a colon.
_DATED_ADDRESS = re.compile(r"^(?=.*\d{1,2}[:.]\d{2}).{5,300}<[^<>\s]+@[^<>\s]+>\s*:$")
_SEPARATORS = re.compile(
    r"^\s*(?:[-_*]{2,}\s*)?(?:original message|original appointment|ursprünglicher termin|"
    r"rendez-vous d'origine|исходная встреча|original-nachricht|ursprüngliche nachricht|"
    r"forwarded message|message d'origine|message original|mensaje original|messaggio originale|"
    r"mensagem original|oorspronkelijk bericht|исходное сообщение|пересылаемое сообщение|"
    r"пересланное сообщение|початкове повідомлення|оригинальное сообщение)\s*(?:[-_*]{2,})?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^\s*\*?(?:from|von|de|da|van|od|от|від|from|fra|från|发件人|寄件者)\s*:\*?\s*\S",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"^\s*\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|verzonden|wysłano|"
    r"отправлено|дата|надіслано|sendt|skickat|发送时间|日期|to|an|кому|à|para|a)\s*:\*?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^(?:-- ?|__+|—+)$|^(?:sent from (?:my|yahoo|outlook|mail for|the all-new)|get outlook for|"
    r"отправлено (?:с|из) |отправлено с|надіслано з|von meinem .{1,40} gesendet|gesendet (?:mit|von) |"
    r"envoyé (?:de(?:puis)?|à partir) |enviado desde|enviado do|inviato da|verzonden vanaf|"
    r"wysłane z|从我的|发自我的)",
    re.IGNORECASE,
)
_MOST_WRAPPED = 3


def own_words(text: str) -> str:
    """The words above the quotation, or between quoted lines, at most `limits.WORDS_LENGTH`."""
    lines = text.split("\n")
    kept: list[str] = []
    for place, line in enumerate(lines):
        bare = line.strip()
        if _ends_here(lines, place, bare):
            break
        if not bare.startswith(">"):
            kept.append(line.rstrip())
    words = re.sub(r"\n{3,}", "\n\n", clean_text("\n".join(kept)))
    return shortened(words, limits.WORDS_LENGTH)


def _ends_here(lines: list[str], place: int, bare: str) -> bool:
    """Whether a signature or the earlier message begins with this line."""
    if _SIGNATURE.match(bare) or _SEPARATORS.match(bare):
        return True
    following = [one.strip() for one in lines[place + 1 : place + 4]]
    if _FROM.match(bare) and any(_SENT.match(one) for one in following):
        return True
    return _is_above_quotation(lines, place, bare)


def _is_above_quotation(lines: list[str], place: int, bare: str) -> bool:
    """Whether this line, or it with the next two, ends as mail programs announce a quotation, and
    one follows. Sentences of the sender may end so too.
    """
    if not bare or bare.startswith(">"):
        return False
    told = bare
    for number in range(1, _MOST_WRAPPED + 1):
        if any(one.match(told) for one in (_ABOVE_QUOTATION, _DATED_ADDRESS, _DATED_VERB)):
            rest = [one.strip() for one in lines[place + number :]]
            after = next((one for one in rest if one), "")
            return after.startswith(">") or bool(re.search(r"\d", told))
        following = lines[place + number : place + number + 1]
        if not following or not following[0].strip() or following[0].strip().startswith(">"):
            return False
        told = f"{told} {following[0].strip()}"
    return False
