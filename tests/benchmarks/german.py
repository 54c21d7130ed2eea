"""German words, written for the benchmarks; none was taken from a text."""

from __future__ import annotations

# Most frequent first: the place in the list is the rank.
FUNCTION = """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden
aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur
oder aber vor zur bis mehr durch man sein wurde sei ich ihr ihre wir uns unser unsere kann gegen
vom können schon wenn habe seine Sie Ihnen Ihre Ihrer Ihr unter diese dieser dieses diesem diesen
damit dann sehr selbst keine kein keinen seit wurden zwischen alle allem allen alles viele vielen
muss müssen soll sollen sollte sollten würde würden hatte hatten etwa immer wieder weil ob da
dort hier heute bereits jedoch sowie außerdem deshalb daher zudem insbesondere weiterhin bisher
künftig derzeit warum wann welche welcher welches welchen wer was wo wofür womit ohne während
wegen trotz innerhalb außerhalb gegenüber hinsichtlich bezüglich gemäß laut statt je pro ganz
weniger weitere weiteren anderen andere anderer einige einigen mehrere jede jeder jedes jeden
ihm ihn ihren ihrem euch mir mich dich mein meine meinen meiner dazu davon dafür dagegen darüber
dabei darauf darin daran hierzu hierfür leider gerne bitte danke ja nein doch mal nun also sogar
eigentlich tatsächlich wirklich offenbar vielleicht mindestens höchstens ungefähr rund knapp
einmal zweimal erst zuletzt bald jetzt damals früher später niemand jemand etwas nichts beide
beiden zwei drei vier fünf sechs zehn hundert tausend Millionen Milliarden Prozent Euro
""".split()  # noqa: SIM905 - a page of words is easier to read than a page of quotes

# The singular, then the plural.
NOUNS = """
Bürger/Bürgern Bürgerin/Bürgerinnen Frage/Fragen Antwort/Antworten Rente/Renten Straße/Straßen
Gemeinde/Gemeinden Stadt/Städte Land/Länder Bund/Bünde Haushalt/Haushalte Gesetz/Gesetze
Schule/Schulen Lehrer/Lehrern Lehrerin/Lehrerinnen Kind/Kinder Familie/Familien Wohnung/Wohnungen
Miete/Mieten Mieter/Mietern Haus/Häuser Bahn/Bahnen Bus/Busse Radweg/Radwege Brücke/Brücken
Tunnel/Tunneln Bahnhof/Bahnhöfe Flughafen/Flughäfen Hafen/Häfen Strom/Ströme Preis/Preise
Steuer/Steuern Abgabe/Abgaben Beitrag/Beiträge Gebühr/Gebühren Zuschuss/Zuschüsse
Fördermittel/Fördermitteln Krankenhaus/Krankenhäuser Arzt/Ärzte Ärztin/Ärztinnen Pflege/Pflegen
Pflegekraft/Pflegekräfte Kasse/Kassen Versicherung/Versicherungen Arbeit/Arbeiten Lohn/Löhne
Gehalt/Gehälter Betrieb/Betriebe Unternehmen/Unternehmens Handwerk/Handwerks Landwirt/Landwirte
Hof/Höfe Feld/Felder Wald/Wälder Baum/Bäume Fluss/Flüsse See/Seen Ufer/Ufern Wasser/Gewässer
Boden/Böden Luft/Lüfte Lärm/Lärms Müll/Mülls Abfall/Abfälle Energie/Energien Windrad/Windräder
Anlage/Anlagen Netz/Netze Leitung/Leitungen Heizung/Heizungen Wärme/Wärmen Gebäude/Gebäuden
Sanierung/Sanierungen Neubau/Neubauten Bebauung/Bebauungen Plan/Pläne Planung/Planungen
Verfahren/Verfahrens Beschluss/Beschlüsse Antrag/Anträge Entwurf/Entwürfe Ausschuss/Ausschüsse
Sitzung/Sitzungen Fraktion/Fraktionen Partei/Parteien Koalition/Koalitionen Opposition/Oppositionen
Regierung/Regierungen Minister/Ministern Ministerin/Ministerinnen Ministerium/Ministerien
Behörde/Behörden Amt/Ämter Verwaltung/Verwaltungen Gericht/Gerichte Urteil/Urteile Recht/Rechte
Pflicht/Pflichten Regel/Regeln Verordnung/Verordnungen Richtlinie/Richtlinien Grenze/Grenzen
Europa/Europas Union/Unionen Vertrag/Verträge Abkommen/Abkommens Frieden/Friedens Krieg/Kriege
Soldat/Soldaten Waffe/Waffen Sicherheit/Sicherheiten Polizei/Polizeien Feuerwehr/Feuerwehren
Rettungsdienst/Rettungsdienste Katastrophe/Katastrophen Schutz/Schutzes Daten/Datum
Überwachung/Überwachungen Freiheit/Freiheiten Meinung/Meinungen Wahl/Wahlen Stimme/Stimmen
Wähler/Wählern Mandat/Mandate Abgeordneter/Abgeordneten Kandidat/Kandidaten Kandidatin/Kandidatinnen
Wahlkreis/Wahlkreise Programm/Programme Ziel/Ziele Maßnahme/Maßnahmen Vorhaben/Vorhabens
Projekt/Projekte Mittel/Mitteln Ausgabe/Ausgaben Einnahme/Einnahmen Schuld/Schulden Zins/Zinsen
Bank/Banken Markt/Märkte Handel/Handels Verbraucher/Verbrauchern Produkt/Produkte
Lebensmittel/Lebensmitteln Tier/Tiere Haltung/Haltungen Futter/Futters Dünger/Düngern
Gesundheit/Gesundheiten Impfung/Impfungen Medikament/Medikamente Apotheke/Apotheken Sucht/Süchte
Behinderung/Behinderungen Barriere/Barrieren Teilhabe/Teilhaben Inklusion/Inklusionen
Bildung/Bildungen Ausbildung/Ausbildungen Studium/Studien Hochschule/Hochschulen
Forschung/Forschungen Wissenschaft/Wissenschaften Kultur/Kulturen Theater/Theatern
Museum/Museen Bücherei/Büchereien Verein/Vereine Sport/Sports Jugend/Jugenden Senior/Senioren
Großmutter/Großmütter Fußweg/Fußwege Fußgänger/Fußgängern Maßstab/Maßstäbe Gruß/Grüße
Spielplatz/Spielplätze Kita/Kitas Betreuung/Betreuungen Platz/Plätze Quartier/Quartiere
Viertel/Vierteln Dorf/Dörfer Kreis/Kreise Region/Regionen Zukunft/Zukünfte Jahr/Jahre
Monat/Monate Woche/Wochen Tag/Tage Zeit/Zeiten Ende/Enden Anfang/Anfänge Grund/Gründe
Ursache/Ursachen Folge/Folgen Problem/Probleme Lösung/Lösungen Vorschlag/Vorschläge
Möglichkeit/Möglichkeiten Aufgabe/Aufgaben Verantwortung/Verantwortungen Kosten/Aufwand
Nutzen/Nutzens Bedarf/Bedarfe Mangel/Mängel Zahl/Zahlen Anteil/Anteile Bericht/Berichte
Studie/Untersuchungen Quelle/Quellen Beispiel/Beispiele Fall/Fälle Hilfe/Hilfen
Unterstützung/Unterstützungen Förderung/Förderungen Kürzung/Kürzungen Erhöhung/Erhöhungen
Senkung/Senkungen Reform/Reformen Änderung/Änderungen Einführung/Einführungen
Abschaffung/Abschaffungen Umsetzung/Umsetzungen Beteiligung/Beteiligungen Gespräch/Gespräche
""".split()  # noqa: SIM905

ADJECTIVES = """
sozial gerecht ungerecht öffentlich privat kommunal staatlich gesetzlich gemeinsam neu alt groß
klein hoch niedrig schnell langsam gut schlecht wichtig richtig falsch möglich unmöglich nötig
notwendig sinnvoll sinnlos wirksam wirtschaftlich ökologisch klimafreundlich nachhaltig bezahlbar
teuer günstig kostenlos zusätzlich ausreichend fehlend dringend aktuell künftig bisherig jährlich
monatlich regional örtlich ländlich städtisch deutsch europäisch international demokratisch frei
unabhängig sicher unsicher gefährlich gesund krank alleinerziehend arbeitslos pflegebedürftig
behindert barrierefrei digital technisch elektrisch erneuerbar fossil sauber laut leise grün
betroffen zuständig verantwortlich beteiligt bekannt unbekannt klar unklar konkret allgemein
besonder einzeln gesamt ganz halb erheblich deutlich geplant beschlossen vorgesehen angekündigt
gefordert versprochen unterschiedlich ähnlich gleich verschieden einfach schwierig kompliziert
ehrenamtlich beruflich schulisch ärztlich rechtlich politisch persönlich menschlich
""".split()  # noqa: SIM905

# Weak verbs only: their forms follow a rule.
VERBS = """
fragen sagen machen fordern fördern bauen planen kaufen zahlen kürzen erhöhen senken ändern
stärken schützen sichern retten prüfen klären lösen regeln führen einsetzen umsetzen ausbauen
abbauen aufklären erklären erreichen verhindern verbessern verändern verringern verlangen
versuchen vermeiden verfolgen vertreten wählen wohnen leben arbeiten lernen lehren hören glauben
hoffen wünschen danken antworten berichten beachten bewerten beteiligen begründen beantragen
bezahlen benötigen brauchen dauern drohen entlasten belasten entscheiden ermöglichen erlauben
warten pendeln handeln wandeln sammeln mangeln steuern liefern lagern investieren finanzieren
sanieren renovieren digitalisieren modernisieren kontrollieren informieren diskutieren reagieren
regieren kandidieren funktionieren reduzieren organisieren akzeptieren garantieren
""".split()  # noqa: SIM905

FIRST = """
Sozial Sozialraum Wohnungs Wohnungsbau Verkehrs Umwelt Klima Klimaschutz Energie Strom Wärme Wasser
Abwasser Boden Luft Lärm Müll Wald Landwirtschafts Tier Tierwohl Agrar Natur Naturschutz Hochwasser
Küsten Deich Bahn Bus Rad Radverkehrs Fußgänger Straßen Straßenbau Autobahn Brücken Tunnel Flughafen
Hafen Schiffs Güter Nahverkehrs Fernverkehrs Tarif Preis Steuer Einkommens Erbschafts Vermögens
Mehrwert Haushalts Finanz Bank Zins Schulden Renten Alters Grundsicherungs Pflege Pflegekräfte
Kranken Krankenhaus Gesundheits Haus Arznei Impf Sucht Behinderten Inklusions Teilhabe Familien
Kinder Kita Betreuungs Jugend Jugendhilfe Schul Ganztags Lehr Lehrkräfte Bildungs Ausbildungs
Berufs Hochschul Studien Forschungs Wissenschafts Kultur Theater Museums Sport Vereins Ehrenamts
Bürger Bürgerbeteiligungs Bürgergeld Gemeinde Stadt Stadtteil Quartiers Dorf Kreis Landes Bundes
Europa Außen Sicherheits Verteidigungs Rüstungs Friedens Asyl Flüchtlings Integrations Einwanderungs
Grenz Polizei Feuerwehr Katastrophen Rettungs Justiz Straf Daten Datenschutz Netz Breitband
Digital Medien Rundfunk Presse Wahl Wahlrechts Partei Partei­finanz Lobby Transparenz Verfassungs
Gerichts Verwaltungs Beamten Arbeits Arbeitsmarkt Mindestlohn Lohn Gleichstellungs Frauen Senioren
Verbraucher Lebensmittel Handels Industrie Handwerks Gewerbe Tourismus Kreislauf Kohle Atom
Wasserstoff Wind Solar Speicher Gas Heizungs Gebäude Sanierungs Mieten Mieter Bau Bebauungs
Flächen Raum Raumordnungs Denkmal Friedhofs Spielplatz Schwimmbad Bücherei
""".replace("\u00ad", "").split()

SECOND = """
politik gesetz gesetze gesetzgebung reform reformen programm programme förderung förderungen mittel
fonds haushalt ausgaben einnahmen kosten beitrag beiträge gebühr gebühren steuer abgabe zuschuss
plan pläne planung konzept strategie management verwaltung amt ämter behörde ministerium
ausschuss kommission bericht berichte gutachten studie zahlen statistik bedarf angebot angebote
mangel krise wende schutz sicherheit ordnung verordnung richtlinie recht rechte pflicht verbot
kontrolle aufsicht prüfung genehmigung verfahren antrag anträge vertrag verträge vergabe
projekt projekte ausbau abbau umbau neubau sanierung erhalt betrieb betriebe unternehmen
wirtschaft markt preise versorgung vorsorge hilfe hilfen leistung leistungen dienst dienste
einrichtung einrichtungen zentrum träger verband verbände verein vertretung beirat beauftragte
beauftragter personal kräfte ausbildung qualität standard standards ziel ziele entwicklung
forschung technik anlage anlagen netz netze fläche flächen gebiet gebiete straße straßen wege
""".split()  # noqa: SIM905

# Several words that are said together again and again.
PHRASES = (
    "soziale Gerechtigkeit",
    "bezahlbarer Wohnraum",
    "erneuerbare Energien",
    "öffentlicher Nahverkehr",
    "im ländlichen Raum",
    "gesetzliche Krankenversicherung",
    "aus diesem Grund",
    "mit großer Sorge",
    "in den nächsten Jahren",
    "vor Ort",
    "zum Schutz der Bevölkerung",
    "unter anderem",
    "in diesem Zusammenhang",
    "auf der Tagesordnung",
    "nach meiner Kenntnis",
    "auf Grundlage des Grundgesetzes",
)

# The rest of the words look German and mean nothing.
ONSETS = (
    "b br d dr f fl fr g gl gr h j k kl kn kr l m n p pf pl r s sch schl schr schw st str t tr w z"
)
VOWELS = "a e i o u ä ö ü au ei eu ie a e i o u e a"
CODAS = (
    "b ch ck d f g l ld lm ln m n nd ng nk nn r rb rd rf rg rk rl rm rn rst s sch ss st t tt z ß"
)
ENDINGS = "e en er ung ungen heit keit schaft lich liche isch ische ig ige el ler"
