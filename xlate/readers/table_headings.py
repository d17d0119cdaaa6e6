"""What the columns of transcripts are called, in the languages in which programs and people make tables."""

from __future__ import annotations

__all__ = ["COLUMNS"]

COLUMNS = {
    "speaker": (
        "speaker, speaker name, speakers, name, who, participant, person, interviewee, talker, "
        "speaker label, character, sprecher, sprecherin, sprecher/in, sprecher:in, redner, rednerin, "
        "locuteur, locutrice, intervenant, orateur, interlocuteur, orador, oradora, hablante, interlocutor, "
        "ponente, interviniente, locutor, falante, relatore, oratore, parlante, interlocutore, spreker, "
        "talare, taler, puhuja, mówca, rozmówca, mluvčí, řečník, vorbitor, felszólaló, beszélő, govornik, "
        "говорящий, спикер, оратор, докладчик, мовець, доповідач, ομιλητής, konuşmacı, المتحدث, المتكلم, "
        "דובר, 发言人, 發言人, 说话人, 說話人, 讲者, 講者, 話者, 発言者, 화자, 발언자, वक्ता, ผู้พูด, "
        "người nói, pembicara, penutur"
    ),
    "given": "first name, firstname, given name, vorname, prénom, prenom, imię, имя",
    "surname": (
        "last name, lastname, surname, family name, nachname, nom de famille, apellido, apellidos, nazwisko, фамилия"
    ),
    "role": (
        "role, office, function, position, rolle, funktion, fonction, rôle, cargo, función, ruolo, функция, должность"
    ),
    "affiliation": (
        "affiliation, party, organisation, organization, country, partei, fraktion, parti, groupe, partido, "
        "grupo, partito, партия, организация, страна, land, pays, país"
    ),
    "words": (
        "text, words, original, original text, utterance, utterances, transcript, transcription, content, "
        "speech, sentence, dialogue, dialog, testimony, line, caption, subtitle, paragraph, said, wortlaut, äußerung, "
        "aussage, rede, inhalt, texte, paroles, discours, propos, énoncé, contenu, texto, intervención, "
        "discurso, transcripción, contenido, fala, intervenção, conteúdo, transcrição, testo, intervento, "
        "discorso, trascrizione, tekst, uitspraak, anförande, tale, puhe, wypowiedź, treść, promluva, "
        "discurs, szöveg, beszéd, govor, текст, реплика, речь, высказывание, слова, содержание, репліка, "
        "κείμενο, ομιλία, metin, konuşma, النص, نص, الكلام, טקסט, תמליל, 内容, 內容, 文本, 发言, 發言, "
        "发言内容, 發言內容, 文字, 発言, 発言内容, テキスト, 텍스트, 내용, 발언, पाठ, ข้อความ, nội dung, "
        "văn bản, teks, isi"
    ),
    "start": (
        "start, start time, time, begin, begin time, timestamp, starttime, time start, timecode, time code, "
        "timecode in, in, from, tc in, start timecode, beginn, anfang, startzeit, zeit, zeitstempel, "
        "zeitmarke, début, temps, heure, horodatage, horodatage début, inicio, comienzo, tiempo, hora, "
        "marca de tiempo, início, tempo, inizio, tempo inizio, minutaggio, tijd, begintijd, starttid, tid, "
        "aika, czas, początek, čas, začátek, timp, idő, kezdet, vrijeme, время, начало, таймкод, час, "
        "початок, χρόνος, έναρξη, zaman, başlangıç, الوقت, البداية, זמן, התחלה, 开始, 开始时间, 開始時間, "
        "时间, 時間, 開始, 開始時刻, 時刻, 시작, 시작 시간, 시간, समय, เวลา, thời gian, bắt đầu, waktu, mulai"
    ),
    "end": (
        "end, end time, stop, stop time, endtime, time end, timecode out, out, to, tc out, end timecode, "
        "ende, endzeit, fin, horodatage fin, final, fim, fine, tempo fine, einde, eindtijd, slut, sluttid, "
        "loppu, koniec, konec, sfârșit, vége, kraj, конец, окончание, кінець, τέλος, bitiş, النهاية, סוף, "
        "结束, 结束时间, 結束時間, 終了, 終了時刻, 끝, 종료, 종료 시간, अंत, kết thúc, selesai"
    ),
    "language": (
        "language, lang, spoken, original language, spoken language, sprache, originalsprache, langue, "
        "langue originale, idioma, lengua, língua, lingua, taal, språk, sprog, język, jazyk, limbă, язык, "
        "мова, γλώσσα, dil, اللغة, שפה, 语言, 語言, 言語, 언어, भाषा"
    ),
    "translation": (
        "translation, translated text, translated, english translation, übersetzung, traduction, traducción, "
        "tradução, traduzione, vertaling, översättning, oversættelse, oversettelse, tłumaczenie, překlad, "
        "preklad, traducere, fordítás, перевод, переклад, превод, prijevod, prevod, μετάφραση, çeviri, "
        "الترجمة, תרגום, 翻译, 翻譯, 译文, 訳, 翻訳, 번역, अनुवाद, bản dịch, terjemahan"
    ),
}
"""what a column holds -> its headings, in any case; a heading stands once"""
