"""Which language a text is in, from its script and its commonest words.

English is decided first and fast, for most texts are; the rest is a vote of function words. The
lists are short and of our own writing: words that no article of that length does without. A guess
is never forced: too little text is ``None``, and names alone are too little.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

#: Names of the languages that are told apart.
LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "und": "another language than English", "zh": "Chinese",
}

#: So much of a text is looked at, and so much of it suffices for plain English.
_SAMPLE, _GLANCE = 3000, 1200

#: English words that few other languages have, for the first glance.
_ENGLISH = frozenset(str.split(
    "the of and to that with from which have has had this they their his her been were by for "
    "would could who what when there than its it's said but not be are you your our how why into "
    "after about more will can as it on at is"))

_WORDS = {
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have "
          "from or had an they which you were her she we there their been has will would who when "
          "if no more what about into can could other than its only over after also how our may "
          "said says amid against under new up out so why off your my all do does",
    "de": "der die das und ist nicht ein eine einen einem einer mit sich auf für von dem den des "
          "im zu auch es wird wurde werden haben hat sind war als aus bei nach wie über noch nur "
          "oder aber dass sie er wir ich zum zur durch vor kann wenn mehr um am an sein seine "
          "diese",
    "fr": "le la les de des du et est un une dans en que qui pour pas sur au aux avec ce il elle "
          "plus par sont ne se son sa ses ou mais nous vous été être cette ces comme fait leur "
          "leurs ont ils aussi entre après sans d l qu c n s j on était "
          "à a soit serait pendant ça dont si bien très tout tous deux peut",
    "es": "el la los las de del y en que es un una por con para no se lo su al como más pero sus "
          "le ha fue este esta son entre cuando muy sin sobre ser también hasta hay donde desde "
          "todo nos durante ya porque esto han está había según",
    "it": "il lo la gli le di del della dei delle che e è un una per con non si in da dal dalla "
          "nel nella sono come più ma anche al alla ai alle questo questa ha hanno suo sua stato "
          "essere se tra loro dopo quando su sul sulla ci era i l dell",
    "pt": "o os as de do da dos das que e é um uma para com não em no na nos nas por se mais como "
          "mas foi ao aos pela pelo seu sua ou ser quando muito já está também são há até isso "
          "ele ela entre depois sem foram tem à",
    "nl": "de het een van en in is dat op te zijn voor met niet die aan er om ook als maar bij nog "
          "uit naar door over ze hij wordt werd worden heeft hebben kan deze dit was hun geen meer "
          "tot of dan wel zich al ik je we moet",
    "sv": "och att det som en är på av för med den till inte har om ett jag de han var från kan så "
          "men vi eller när vid efter under också nu hade sig ska mot över mellan skulle blir "
          "många har sina utan där i",
    "da": "og at det som en er på af for med den til ikke har om et jeg de han var fra kan så men "
          "vi eller når ved efter under også nu havde sig skal mod over mellem skulle bliver "
          "mange hvor blev være efter uden siger i",
    "no": "og at det som en er på av for med den til ikke har om et jeg de han var fra kan så men "
          "vi eller når ved etter under også nå hadde seg skal mot over mellom skulle blir "
          "mange hvor ble være uten sier i ei noe",
    "pl": "i w na z się nie do to że jest o jak po za od przez dla ale co tym był była ich tak już "
          "oraz jego jej są być może który która które tego przy także czy tylko będzie został "
          "gdy ten przed bardzo lat roku ze we "
          "którzy których muszą teraz aby gdzie jednak bardziej",
    "cs": "a v na se je že to s z do o i k ve pro by za jako po ale od být jsou byl byla jeho "
          "které "
          "který která jen už podle také při nebo tak než před aby bude své však mezi není jsem "
          "roku ze kdy když kvůli kteří teď musí protože jinak této tento tato jako",
    "sk": "a v na sa je že to s z do o i k vo pre by za ako po ale od byť sú bol bola jeho ktoré "
          "ktorý ktorá len už podľa aj pri alebo tak než pred aby bude svoje však medzi nie som "
          "roku zo keď",
    "ro": "și în de la cu pe nu care este a o un să din pentru că se mai au fost ce ca sau dar "
          "după "
          "prin fi are sunt al ale lui lor este într acest această către între iar cel cea "
          "când fără au am sale",
    "hu": "a az és hogy nem is egy ez azt meg de volt van már csak mint el ki még fel ha vagy "
          "szerint "
          "után között lehet kell sem így most amely aki ami lesz minden nagyon pedig ezt ezek "
          "illetve való alatt miatt majd be",
    "fi": "ja on ei että se oli hän mutta ovat kun myös niin kuin joka tai sekä ole mukaan vain jo "
          "voi olla ovat jos sen hänen tämä siitä ne mitä vuoden kanssa jälkeen ennen nyt olisi "
          "sitä tämän joita jotka he vielä on ovat jotta vuoksi "
          "joiden kuitenkin hänellä koska niiden joka",
    "tr": "ve bir bu da de için ile olarak daha çok en gibi olan ne var kadar sonra ama ise değil "
          "her o ki mi oldu olduğu göre ancak dedi yeni tarafından iki eden veya üzerinde kendi "
          "bunu büyük içinde karşı hem",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada "
          "bahwa oleh "
          "mereka kami saya telah sudah adalah sebagai bisa atau lebih saat dapat para seperti "
          "tersebut harus masih kata belum hanya antara "
          "kepada sejak selama ingin bagi hari sebelum sekitar",
    "ca": "el la els les de del i en que és un una per amb no es al com més però seus ha va ser "
          "aquest aquesta són entre quan molt sense també fins hi on des tot ja perquè dels als "
          "pel han està havia segons ho",
    "vi": "và của là có trong được cho với không người này những đã các một khi để từ đến ra vào "
          "năm nhiều cũng theo trên tại sẽ như về đó phải rằng",
    "hr": "i u je na da se za su od s a o iz što nije koji koje koja kako ali bi po do kao će ili "
          "samo još već nakon prema te sve pri također zbog biti bio bila ima njegov između kada",
    "sl": "in je v na da se za so od s z o ki ni kako pa bi po do kot ali tudi ne ter še že "
          "samo pri "
          "po zaradi biti bil bila ima med ko lahko tem iz letu bo",
    "et": "ja on ei et see oli ta aga ka kui mis oma või siis nii ning kes seda olla ole nagu ma "
          "pärast enne välja juba ainult oleks tema mida kus veel vastu peab",
    "lt": "ir yra kad į su iš tai ne bet buvo jis kaip už apie po per ar jau dėl nuo jo tik iki "
          "kurie bus gali pat taip dar metų prie savo",
    "lv": "un ir ka uz ar no tas ne bet bija viņš kā par pēc vai jau dēļ to tikai līdz kas būs var "
          "arī lai gadu pie savu bez tiek",
}
_TOKEN = re.compile(r"[^\W\d_]+")
#: The scripts, by code points, that settle the language or a small choice. Compiled when a text
#: has other letters than ASCII's and isn't plain English: most runs need none of them.
_SCRIPTS = {
    "cyrillic": "[\u0400-\u04ff]", "el": "[\u0370-\u03ff\u1f00-\u1fff]",
    "arabic": "[\u0600-\u06ff]", "he": "[\u0590-\u05ff]",
    "kana": "[\u3040-\u30ff]", "han": "[\u4e00-\u9fff]",
    "ko": "[\uac00-\ud7af]", "hi": "[\u0900-\u097f]",
    "th": "[\u0e00-\u0e7f]", "bn": "[\u0980-\u09ff]",
    "ta": "[\u0b80-\u0bff]", "ka": "[\u10a0-\u10ff]",
    "hy": "[\u0530-\u058f]", "am": "[\u1200-\u137f]",
}
#: Fewer words or letters than this tell nothing.
_FEWEST_WORDS, _FEWEST_LETTERS = 8, 6


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, from about its first 3,000 characters.

    ``None`` where there is too little to tell; ``"und"`` where there are twenty words and more in
    small letters, hardly one of them English, and no language here has them.

    >>> guess_language("The minister said that the bridge would be closed for the winter.")
    'en'
    >>> guess_language("Der Minister sagte, dass die Brücke im Winter nicht geöffnet wird.")
    'de'
    >>> guess_language("Breaking news") is None
    True
    """
    glance = text[:_GLANCE].lower().split()
    hits = sum(map(_ENGLISH.__contains__, glance))
    if hits >= 12 and 5 * hits >= len(glance) and "the" in glance:
        return "en"
    sample = text[:_SAMPLE] if not text[:100].isspace() else text.lstrip()[:_SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str | None:
    """The language of a text most of whose letters are not Latin; None where they are."""
    if sample.isascii():
        return None
    counts = {name: sum(1 for _ in re.finditer(letters, sample))
              for name, letters in _SCRIPTS.items()}
    total = sum(map(str.isalpha, sample))
    foreign = sum(counts.values())
    # An ideograph says what four letters do.
    weight = foreign + 3 * (counts["han"] + counts["kana"] + counts["ko"])
    if foreign < _FEWEST_LETTERS or 2 * weight < total:
        return None
    name = max(counts, key=counts.__getitem__)
    if name in ("han", "kana"):
        return "ja" if 10 * counts["kana"] >= counts["han"] else "zh"
    if name == "cyrillic":
        return _cyrillic(sample.lower())
    if name == "arabic":
        if re.search("[ٹڈڑںے]", sample):
            return "ur"
        return "fa" if len(re.findall("[پچژگ]", sample)) * 50 > foreign else "ar"
    return name


def _cyrillic(sample: str) -> str:
    """Ukrainian, Belarusian, Serbian, Macedonian and Bulgarian have letters, or lack them."""
    if re.search("[ђћ]", sample):
        return "sr"
    if re.search("[ѓќѕ]", sample):
        return "mk"
    if "ў" in sample:
        return "be"
    if re.search("[іїєґ]", sample) and not re.search("[ыэъё]", sample):
        return "uk"
    if re.search("[ыэё]", sample):
        return "ru"
    return "bg" if sample.count("ъ") > 2 else "ru"


@cache
def _votes() -> dict[str, tuple[tuple[str, ...], float]]:
    """The languages that have a word, and its weight: a word of five languages says a fifth."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, listed in _WORDS.items():
        for word in dict.fromkeys(listed.split()):
            languages[word] = (*languages.get(word, ()), language)
    return {word: (found, 1 / len(found)) for word, found in languages.items()}


def _by_words(sample: str) -> str | None:
    """A vote of function words; English must be beaten clearly by whatever is not English."""
    tokens = list(islice((found[0] for found in _TOKEN.finditer(sample)), 600))
    count = len(tokens)
    if count < _FEWEST_WORDS:
        return None
    scores = dict.fromkeys(_WORDS, 0.0)
    kinds: dict[str, set[str]] = {language: set() for language in _WORDS}
    hits = dict.fromkeys(_WORDS, 0)
    votes = _votes()
    shout = 5 * sum(map(str.isupper, tokens)) >= 4 * count
    for place, token in enumerate(tokens):
        word = token.lower()
        vote = votes.get(word)
        # A capital within a line is a name's ("Van der Bellen", "La Nina"), not a function word's.
        if vote is None or (not shout and place and token[0].isupper() and vote[0] != ("en",)):
            continue
        for language in vote[0]:
            scores[language] += vote[1]
            hits[language] += 1
            if len(word) > 1:  # "v." and the "s" of a genitive are no one's
                kinds[language].add(word)
    best = max(scores, key=scores.__getitem__)
    second = max(score for language, score in scores.items() if language != best)
    if best == "en":
        enough = hits["en"] * 8 >= count or (shout and hits["en"] * 12 >= count)
        return "en" if hits["en"] >= 2 and enough and scores["en"] > 1.2 * second else None
    most = 3 if count < 20 else 5
    distinct = len(kinds[best]) >= most and hits[best] >= 0.16 * count
    if distinct and scores[best] > 1.15 * second and hits[best] > 2 * hits["en"]:
        return best
    if distinct and best in ("da", "no") and hits[best] > 2 * hits["en"]:
        return best
    if hits["en"] * 8 >= count and len(kinds["en"]) >= 3 and scores["en"] >= 0.8 * scores[best]:
        return "en"
    return _undetermined(tokens)


def _undetermined(tokens: list[str]) -> str | None:
    """"und" for twenty words and more in small letters of which next to none is English."""
    small = [token for token in tokens if token.islower() and len(token) > 1]
    english = sum(map(_WORDS_OF_ENGLISH.__contains__, small))
    return "und" if len(small) >= 20 and 25 * english <= len(small) else None


_WORDS_OF_ENGLISH = frozenset(_WORDS["en"].split())
