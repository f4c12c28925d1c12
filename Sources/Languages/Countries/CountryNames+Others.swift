/// Countries in Finnish, Polish and Czech.
extension CountryNames {
    /// In Finnish, in the order of its alphabet.
    static let finnish = """
        AF Afganistan|AX Ahvenanmaa|NL Alankomaat|AL Albania|DZ Algeria|AS Amerikan Samoa|AD Andorra|AO Angola|\
        AI Anguilla|AQ Antarktis|AG Antigua ja Barbuda|AE Arabiemiirikunnat|AR Argentiina|AM Armenia|AW Aruba|\
        AU Australia|AZ Azerbaidžan|BS Bahama|BH Bahrain|BD Bangladesh|BB Barbados|BE Belgia|BZ Belize|BJ Benin|\
        BM Bermuda|BT Bhutan|BO Bolivia|BA Bosnia ja Hertsegovina|BW Botswana|BV Bouvet’nsaari|BR Brasilia|\
        VG Brittiläiset Neitsytsaaret|BN Brunei|BG Bulgaria|BF Burkina Faso|BI Burundi|KY Caymansaaret|\
        IO Chagossaaret|CL Chile|CK Cookinsaaret|CR Costa Rica|CI Côte d’Ivoire|CW Curaçao|DJ Djibouti|\
        DM Dominica|DO Dominikaaninen tasavalta|EC Ecuador|EG Egypti|SV El Salvador|ER Eritrea|ES Espanja|\
        SZ Eswatini|ZA Etelä-Afrikka|GS Etelä-Georgia ja Eteläiset Sandwichinsaaret|KR Etelä-Korea|\
        SS Etelä-Sudan|ET Etiopia|FK Falklandinsaaret|FJ Fidži|PH Filippiinit|FO Färsaaret|GA Gabon|GM Gambia|\
        GE Georgia|GH Ghana|GI Gibraltar|GD Grenada|GL Grönlanti|GP Guadeloupe|GU Guam|GT Guatemala|GG Guernsey|\
        GN Guinea|GW Guinea-Bissau|GY Guyana|HT Haiti|HM Heard ja McDonaldinsaaret|HN Honduras|HK Hongkong|\
        SJ Huippuvuoret ja Jan Mayen|ID Indonesia|IN Intia|IQ Irak|IR Iran|IE Irlanti|IS Islanti|\
        GB Iso-Britannia|IL Israel|IT Italia|TL Itä-Timor|AT Itävalta|JM Jamaika|JP Japani|YE Jemen|JE Jersey|\
        JO Jordania|CX Joulusaari|KH Kambodža|CM Kamerun|CA Kanada|CV Kap Verde|BQ Karibian Alankomaat|\
        KZ Kazakstan|KE Kenia|CF Keski-Afrikan tasavalta|CN Kiina|KG Kirgisia|KI Kiribati|CO Kolumbia|\
        KM Komorit|CD Kongon demokraattinen tasavalta|CG Kongon tasavalta|CC Kookossaaret (Keelingsaaret)|\
        XK Kosovo|GR Kreikka|HR Kroatia|CU Kuuba|KW Kuwait|CY Kypros|LA Laos|LV Latvia|LS Lesotho|LB Libanon|\
        LR Liberia|LY Libya|LI Liechtenstein|LT Liettua|LU Luxemburg|EH Länsi-Sahara|MO Macao|MG Madagaskar|\
        MW Malawi|MV Malediivit|MY Malesia|ML Mali|MT Malta|IM Mansaari|MA Marokko|MH Marshallinsaaret|\
        MQ Martinique|MR Mauritania|MU Mauritius|YT Mayotte|MX Meksiko|FM Mikronesia|MD Moldova|MC Monaco|\
        MN Mongolia|ME Montenegro|MS Montserrat|MZ Mosambik|MM Myanmar (Burma)|NA Namibia|NR Nauru|NP Nepal|\
        NI Nicaragua|NE Niger|NG Nigeria|NU Niue|NF Norfolkinsaari|NO Norja|OM Oman|PK Pakistan|PW Palau|\
        PS Palestiinalaisalue|PA Panama|PG Papua-Uusi-Guinea|PY Paraguay|PE Peru|PN Pitcairn|KP Pohjois-Korea|\
        MK Pohjois-Makedonia|MP Pohjois-Mariaanit|PT Portugali|PR Puerto Rico|PL Puola|GQ Päiväntasaajan Guinea|\
        QA Qatar|FR Ranska|TF Ranskan eteläiset ja antarktiset alueet|GF Ranskan Guayana|PF Ranskan Polynesia|\
        RE Réunion|RO Romania|RW Ruanda|SE Ruotsi|SH Saint Helena|KN Saint Kitts ja Nevis|LC Saint Lucia|\
        VC Saint Vincent ja Grenadiinit|BL Saint-Barthélemy|MF Saint-Martin|PM Saint-Pierre ja Miquelon|\
        DE Saksa|SB Salomonsaaret|ZM Sambia|WS Samoa|SM San Marino|ST São Tomé ja Príncipe|SA Saudi-Arabia|\
        SN Senegal|RS Serbia|SC Seychellit|SL Sierra Leone|SG Singapore|SX Sint Maarten|SK Slovakia|SI Slovenia|\
        SO Somalia|LK Sri Lanka|SD Sudan|FI Suomi|SR Suriname|CH Sveitsi|SY Syyria|TJ Tadžikistan|TW Taiwan|\
        TZ Tansania|DK Tanska|TH Thaimaa|TG Togo|TK Tokelau|TO Tonga|TT Trinidad ja Tobago|TD Tšad|CZ Tšekki|\
        TN Tunisia|TR Turkki|TM Turkmenistan|TC Turks- ja Caicossaaret|TV Tuvalu|UG Uganda|UA Ukraina|HU Unkari|\
        UY Uruguay|NC Uusi-Kaledonia|NZ Uusi-Seelanti|UZ Uzbekistan|BY Valko-Venäjä|VU Vanuatu|VA Vatikaani|\
        VE Venezuela|RU Venäjä|VN Vietnam|EE Viro|WF Wallis ja Futuna|US Yhdysvallat|\
        UM Yhdysvaltain erillissaaret|VI Yhdysvaltain Neitsytsaaret|ZW Zimbabwe
        """

    /// In Polish, in the order of its alphabet.
    static let polish = """
        AF Afganistan|AL Albania|DZ Algieria|AD Andora|AO Angola|AI Anguilla|AQ Antarktyda|AG Antigua i Barbuda|\
        SA Arabia Saudyjska|AR Argentyna|AM Armenia|AW Aruba|AU Australia|AT Austria|AZ Azerbejdżan|BS Bahamy|\
        BH Bahrajn|BD Bangladesz|BB Barbados|BE Belgia|BZ Belize|BJ Benin|BM Bermudy|BT Bhutan|BY Białoruś|\
        BO Boliwia|BA Bośnia i Hercegowina|BW Botswana|BR Brazylia|BN Brunei|VG Brytyjskie Wyspy Dziewicze|\
        BG Bułgaria|BF Burkina Faso|BI Burundi|CL Chile|CN Chiny|HR Chorwacja|CI Côte d’Ivoire|CW Curaçao|\
        CY Cypr|TD Czad|IO Czagos|ME Czarnogóra|CZ Czechy|UM Dalekie Wyspy Stanów Zjednoczonych|DK Dania|\
        CD Demokratyczna Republika Konga|DM Dominika|DO Dominikana|DJ Dżibuti|EG Egipt|EC Ekwador|ER Erytrea|\
        EE Estonia|SZ Eswatini|ET Etiopia|FK Falklandy|FJ Fidżi|PH Filipiny|FI Finlandia|FR Francja|\
        TF Francuskie Terytoria Południowe i Antarktyczne|GA Gabon|GM Gambia|\
        GS Georgia Południowa i Sandwich Południowy|GH Ghana|GI Gibraltar|GR Grecja|GD Grenada|GL Grenlandia|\
        GE Gruzja|GU Guam|GG Guernsey|GY Gujana|GF Gujana Francuska|GP Gwadelupa|GT Gwatemala|GN Gwinea|\
        GW Gwinea Bissau|GQ Gwinea Równikowa|HT Haiti|ES Hiszpania|NL Holandia|HN Honduras|HK Hongkong|IN Indie|\
        ID Indonezja|IQ Irak|IR Iran|IE Irlandia|IS Islandia|IL Izrael|JM Jamajka|JP Japonia|YE Jemen|JE Jersey|\
        JO Jordania|KY Kajmany|KH Kambodża|CM Kamerun|CA Kanada|QA Katar|KZ Kazachstan|KE Kenia|KG Kirgistan|\
        KI Kiribati|CO Kolumbia|KM Komory|CG Kongo|KR Korea Południowa|KP Korea Północna|XK Kosowo|CR Kostaryka|\
        CU Kuba|KW Kuwejt|LA Laos|LS Lesotho|LB Liban|LR Liberia|LY Libia|LI Liechtenstein|LT Litwa|\
        LU Luksemburg|LV Łotwa|MK Macedonia Północna|MG Madagaskar|YT Majotta|MO Makau|MW Malawi|MV Malediwy|\
        MY Malezja|ML Mali|MT Malta|MP Mariany Północne|MA Maroko|MQ Martynika|MR Mauretania|MU Mauritius|\
        MX Meksyk|FM Mikronezja|MM Mjanma (Birma)|MD Mołdawia|MC Monako|MN Mongolia|MS Montserrat|MZ Mozambik|\
        NA Namibia|NR Nauru|NP Nepal|BQ Niderlandy Karaibskie|DE Niemcy|NE Niger|NG Nigeria|NI Nikaragua|\
        NU Niue|NF Norfolk|NO Norwegia|NC Nowa Kaledonia|NZ Nowa Zelandia|OM Oman|PK Pakistan|PW Palau|\
        PA Panama|PG Papua-Nowa Gwinea|PY Paragwaj|PE Peru|PN Pitcairn|PF Polinezja Francuska|PL Polska|\
        PR Portoryko|PT Portugalia|ZA Republika Południowej Afryki|CF Republika Środkowoafrykańska|\
        CV Republika Zielonego Przylądka|RE Reunion|RU Rosja|RO Rumunia|RW Rwanda|EH Sahara Zachodnia|\
        KN Saint Kitts i Nevis|LC Saint Lucia|VC Saint Vincent i Grenadyny|BL Saint-Barthélemy|MF Saint-Martin|\
        PM Saint-Pierre i Miquelon|SV Salwador|WS Samoa|AS Samoa Amerykańskie|SM San Marino|SN Senegal|\
        RS Serbia|SC Seszele|SL Sierra Leone|SG Singapur|SX Sint Maarten|SK Słowacja|SI Słowenia|SO Somalia|\
        LK Sri Lanka|US Stany Zjednoczone|SD Sudan|SS Sudan Południowy|SR Surinam|SJ Svalbard i Jan Mayen|\
        SY Syria|CH Szwajcaria|SE Szwecja|TJ Tadżykistan|TH Tajlandia|TW Tajwan|TZ Tanzania|\
        PS Terytoria Palestyńskie|TL Timor Wschodni|TG Togo|TK Tokelau|TO Tonga|TT Trynidad i Tobago|TN Tunezja|\
        TR Turcja|TM Turkmenistan|TC Turks i Caicos|TV Tuvalu|UG Uganda|UA Ukraina|UY Urugwaj|UZ Uzbekistan|\
        VU Vanuatu|WF Wallis i Futuna|VA Watykan|VE Wenezuela|HU Węgry|GB Wielka Brytania|VN Wietnam|IT Włochy|\
        BV Wyspa Bouveta|CX Wyspa Bożego Narodzenia|IM Wyspa Man|SH Wyspa Świętej Heleny|AX Wyspy Alandzkie|\
        CK Wyspy Cooka|VI Wyspy Dziewicze Stanów Zjednoczonych|HM Wyspy Heard i McDonalda|CC Wyspy Kokosowe|\
        MH Wyspy Marshalla|FO Wyspy Owcze|SB Wyspy Salomona|ST Wyspy Świętego Tomasza i Książęca|ZM Zambia|\
        ZW Zimbabwe|AE Zjednoczone Emiraty Arabskie
        """

    /// In Czech, in the order of its alphabet.
    static let czech = """
        AF Afghánistán|AX Ålandy|AL Albánie|DZ Alžírsko|AS Americká Samoa|VI Americké Panenské ostrovy|\
        AD Andorra|AO Angola|AI Anguilla|AQ Antarktida|AG Antigua a Barbuda|AR Argentina|AM Arménie|AW Aruba|\
        AU Austrálie|AZ Ázerbájdžán|BS Bahamy|BH Bahrajn|BD Bangladéš|BB Barbados|BE Belgie|BZ Belize|\
        BY Bělorusko|BJ Benin|BM Bermudy|BT Bhútán|BO Bolívie|BA Bosna a Hercegovina|BW Botswana|\
        BV Bouvetův ostrov|BR Brazílie|VG Britské Panenské ostrovy|BN Brunej|BG Bulharsko|BF Burkina Faso|\
        BI Burundi|CK Cookovy ostrovy|CI Côte d’Ivoire|CW Curaçao|TD Čad|IO Čagoské ostrovy|ME Černá Hora|\
        CZ Česko|CN Čína|DK Dánsko|DM Dominika|DO Dominikánská republika|DJ Džibutsko|EG Egypt|EC Ekvádor|\
        ER Eritrea|EE Estonsko|SZ Eswatini|ET Etiopie|FO Faerské ostrovy|FK Falklandské ostrovy|FJ Fidži|\
        PH Filipíny|FI Finsko|FR Francie|GF Francouzská Guyana|TF Francouzská jižní území|\
        PF Francouzská Polynésie|GA Gabon|GM Gambie|GH Ghana|GI Gibraltar|GD Grenada|GL Grónsko|GE Gruzie|\
        GP Guadeloupe|GU Guam|GT Guatemala|GG Guernsey|GN Guinea|GW Guinea-Bissau|GY Guyana|HT Haiti|\
        HM Heardův ostrov a McDonaldovy ostrovy|HN Honduras|HK Hongkong|CL Chile|HR Chorvatsko|IN Indie|\
        ID Indonésie|IQ Irák|IR Írán|IE Irsko|IS Island|IT Itálie|IL Izrael|JM Jamajka|JP Japonsko|YE Jemen|\
        JE Jersey|ZA Jihoafrická republika|GS Jižní Georgie a Jižní Sandwichovy ostrovy|KR Jižní Korea|\
        SS Jižní Súdán|JO Jordánsko|KY Kajmanské ostrovy|KH Kambodža|CM Kamerun|CA Kanada|CV Kapverdy|\
        BQ Karibské Nizozemsko|QA Katar|KZ Kazachstán|KE Keňa|KI Kiribati|CC Kokosové ostrovy|CO Kolumbie|\
        KM Komory|CG Kongo – Brazzaville|CD Kongo – Kinshasa|XK Kosovo|CR Kostarika|CU Kuba|KW Kuvajt|CY Kypr|\
        KG Kyrgyzstán|LA Laos|LS Lesotho|LB Libanon|LR Libérie|LY Libye|LI Lichtenštejnsko|LT Litva|LV Lotyšsko|\
        LU Lucembursko|MO Macao|MG Madagaskar|HU Maďarsko|MY Malajsie|MW Malawi|MV Maledivy|ML Mali|MT Malta|\
        MA Maroko|MH Marshallovy ostrovy|MQ Martinik|MU Mauricius|MR Mauritánie|YT Mayotte|\
        UM Menší odlehlé ostrovy USA|MX Mexiko|FM Mikronésie|MD Moldavsko|MC Monako|MN Mongolsko|MS Montserrat|\
        MZ Mosambik|MM Myanmar (Barma)|NA Namibie|NR Nauru|DE Německo|NP Nepál|NE Niger|NG Nigérie|NI Nikaragua|\
        NU Niue|NL Nizozemsko|NF Norfolk|NO Norsko|NC Nová Kaledonie|NZ Nový Zéland|OM Omán|IM Ostrov Man|\
        PK Pákistán|PW Palau|PS Palestinská území|PA Panama|PG Papua-Nová Guinea|PY Paraguay|PE Peru|\
        PN Pitcairnovy ostrovy|PL Polsko|PR Portoriko|PT Portugalsko|AT Rakousko|RE Réunion|GQ Rovníková Guinea|\
        RO Rumunsko|RU Rusko|RW Rwanda|GR Řecko|PM Saint-Pierre a Miquelon|SV Salvador|WS Samoa|SM San Marino|\
        SA Saúdská Arábie|SN Senegal|KP Severní Korea|MK Severní Makedonie|MP Severní Mariany|SC Seychely|\
        SL Sierra Leone|SG Singapur|SK Slovensko|SI Slovinsko|SO Somálsko|AE Spojené arabské emiráty|\
        GB Spojené království|US Spojené státy|RS Srbsko|LK Srí Lanka|CF Středoafrická republika|SD Súdán|\
        SR Surinam|SH Svatá Helena|LC Svatá Lucie|BL Svatý Bartoloměj|KN Svatý Kryštof a Nevis|\
        MF Svatý Martin (Francie)|SX Svatý Martin (Nizozemsko)|ST Svatý Tomáš a Princův ostrov|\
        VC Svatý Vincenc a Grenadiny|SY Sýrie|SB Šalamounovy ostrovy|ES Španělsko|SJ Špicberky a Jan Mayen|\
        SE Švédsko|CH Švýcarsko|TJ Tádžikistán|TZ Tanzanie|TH Thajsko|TW Tchaj-wan|TG Togo|TK Tokelau|TO Tonga|\
        TT Trinidad a Tobago|TN Tunisko|TR Turecko|TM Turkmenistán|TC Turks a Caicos|TV Tuvalu|UG Uganda|\
        UA Ukrajina|UY Uruguay|UZ Uzbekistán|CX Vánoční ostrov|VU Vanuatu|VA Vatikán|VE Venezuela|VN Vietnam|\
        TL Východní Timor|WF Wallis a Futuna|ZM Zambie|EH Západní Sahara|ZW Zimbabwe
        """
}
