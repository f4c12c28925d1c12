/// Countries in the Germanic languages.
extension CountryNames {
    /// In English, in the order of its alphabet.
    static let english = """
        AF Afghanistan|AX Åland Islands|AL Albania|DZ Algeria|AS American Samoa|AD Andorra|AO Angola|\
        AI Anguilla|AQ Antarctica|AG Antigua & Barbuda|AR Argentina|AM Armenia|AW Aruba|AU Australia|AT Austria|\
        AZ Azerbaijan|BS Bahamas|BH Bahrain|BD Bangladesh|BB Barbados|BY Belarus|BE Belgium|BZ Belize|BJ Benin|\
        BM Bermuda|BT Bhutan|BO Bolivia|BA Bosnia & Herzegovina|BW Botswana|BV Bouvet Island|BR Brazil|\
        VG British Virgin Islands|BN Brunei|BG Bulgaria|BF Burkina Faso|BI Burundi|KH Cambodia|CM Cameroon|\
        CA Canada|CV Cape Verde|BQ Caribbean Netherlands|KY Cayman Islands|CF Central African Republic|TD Chad|\
        IO Chagos Archipelago|CL Chile|CN China|CX Christmas Island|CC Cocos (Keeling) Islands|CO Colombia|\
        KM Comoros|CG Congo - Brazzaville|CD Congo - Kinshasa|CK Cook Islands|CR Costa Rica|CI Côte d’Ivoire|\
        HR Croatia|CU Cuba|CW Curaçao|CY Cyprus|CZ Czechia|DK Denmark|DJ Djibouti|DM Dominica|\
        DO Dominican Republic|EC Ecuador|EG Egypt|SV El Salvador|GQ Equatorial Guinea|ER Eritrea|EE Estonia|\
        SZ Eswatini|ET Ethiopia|FK Falkland Islands|FO Faroe Islands|FJ Fiji|FI Finland|FR France|\
        GF French Guiana|PF French Polynesia|TF French Southern Territories|GA Gabon|GM Gambia|GE Georgia|\
        DE Germany|GH Ghana|GI Gibraltar|GR Greece|GL Greenland|GD Grenada|GP Guadeloupe|GU Guam|GT Guatemala|\
        GG Guernsey|GN Guinea|GW Guinea-Bissau|GY Guyana|HT Haiti|HM Heard & McDonald Islands|HN Honduras|\
        HK Hong Kong|HU Hungary|IS Iceland|IN India|ID Indonesia|IR Iran|IQ Iraq|IE Ireland|IM Isle of Man|\
        IL Israel|IT Italy|JM Jamaica|JP Japan|JE Jersey|JO Jordan|KZ Kazakhstan|KE Kenya|KI Kiribati|XK Kosovo|\
        KW Kuwait|KG Kyrgyzstan|LA Laos|LV Latvia|LB Lebanon|LS Lesotho|LR Liberia|LY Libya|LI Liechtenstein|\
        LT Lithuania|LU Luxembourg|MO Macao|MG Madagascar|MW Malawi|MY Malaysia|MV Maldives|ML Mali|MT Malta|\
        MH Marshall Islands|MQ Martinique|MR Mauritania|MU Mauritius|YT Mayotte|MX Mexico|FM Micronesia|\
        MD Moldova|MC Monaco|MN Mongolia|ME Montenegro|MS Montserrat|MA Morocco|MZ Mozambique|\
        MM Myanmar (Burma)|NA Namibia|NR Nauru|NP Nepal|NL Netherlands|NC New Caledonia|NZ New Zealand|\
        NI Nicaragua|NE Niger|NG Nigeria|NU Niue|NF Norfolk Island|KP North Korea|MK North Macedonia|\
        MP Northern Mariana Islands|NO Norway|OM Oman|PK Pakistan|PW Palau|PS Palestinian Territories|PA Panama|\
        PG Papua New Guinea|PY Paraguay|PE Peru|PH Philippines|PN Pitcairn Islands|PL Poland|PT Portugal|\
        PR Puerto Rico|QA Qatar|RE Réunion|RO Romania|RU Russia|RW Rwanda|WS Samoa|SM San Marino|\
        ST São Tomé & Príncipe|SA Saudi Arabia|SN Senegal|RS Serbia|SC Seychelles|SL Sierra Leone|SG Singapore|\
        SX Sint Maarten|SK Slovakia|SI Slovenia|SB Solomon Islands|SO Somalia|ZA South Africa|\
        GS South Georgia & South Sandwich Islands|KR South Korea|SS South Sudan|ES Spain|LK Sri Lanka|\
        BL St. Barthélemy|SH St. Helena|KN St. Kitts & Nevis|LC St. Lucia|MF St. Martin|\
        PM St. Pierre & Miquelon|VC St. Vincent & Grenadines|SD Sudan|SR Suriname|SJ Svalbard & Jan Mayen|\
        SE Sweden|CH Switzerland|SY Syria|TW Taiwan|TJ Tajikistan|TZ Tanzania|TH Thailand|TL Timor-Leste|\
        TG Togo|TK Tokelau|TO Tonga|TT Trinidad & Tobago|TN Tunisia|TR Türkiye|TM Turkmenistan|\
        TC Turks & Caicos Islands|TV Tuvalu|UM U.S. Outlying Islands|VI U.S. Virgin Islands|UG Uganda|\
        UA Ukraine|AE United Arab Emirates|GB United Kingdom|US United States|UY Uruguay|UZ Uzbekistan|\
        VU Vanuatu|VA Vatican City|VE Venezuela|VN Vietnam|WF Wallis & Futuna|EH Western Sahara|YE Yemen|\
        ZM Zambia|ZW Zimbabwe
        """

    /// In German, in the order of its alphabet.
    static let german = """
        AF Afghanistan|EG Ägypten|AX Ålandinseln|AL Albanien|DZ Algerien|AS Amerikanisch-Samoa|\
        VI Amerikanische Jungferninseln|UM Amerikanische Überseeinseln|AD Andorra|AO Angola|AI Anguilla|\
        AQ Antarktis|AG Antigua und Barbuda|GQ Äquatorialguinea|AR Argentinien|AM Armenien|AW Aruba|\
        AZ Aserbaidschan|ET Äthiopien|AU Australien|BS Bahamas|BH Bahrain|BD Bangladesch|BB Barbados|BY Belarus|\
        BE Belgien|BZ Belize|BJ Benin|BM Bermuda|BT Bhutan|BO Bolivien|BA Bosnien und Herzegowina|BW Botsuana|\
        BV Bouvetinsel|BR Brasilien|VG Britische Jungferninseln|BN Brunei Darussalam|BG Bulgarien|\
        BF Burkina Faso|BI Burundi|CV Cabo Verde|IO Chagos-Archipel|CL Chile|CN China|CK Cookinseln|\
        CR Costa Rica|CI Côte d’Ivoire|CW Curaçao|DK Dänemark|DE Deutschland|DM Dominica|\
        DO Dominikanische Republik|DJ Dschibuti|EC Ecuador|SV El Salvador|ER Eritrea|EE Estland|SZ Eswatini|\
        FK Falklandinseln|FO Färöer|FJ Fidschi|FI Finnland|FR Frankreich|GF Französisch-Guayana|\
        PF Französisch-Polynesien|TF Französische Süd- und Antarktisgebiete|GA Gabun|GM Gambia|GE Georgien|\
        GH Ghana|GI Gibraltar|GD Grenada|GR Griechenland|GL Grönland|GP Guadeloupe|GU Guam|GT Guatemala|\
        GG Guernsey|GN Guinea|GW Guinea-Bissau|GY Guyana|HT Haiti|HM Heard und McDonaldinseln|HN Honduras|\
        HK Hongkong|IN Indien|ID Indonesien|IQ Irak|IR Iran|IE Irland|IS Island|IM Isle of Man|IL Israel|\
        IT Italien|JM Jamaika|JP Japan|YE Jemen|JE Jersey|JO Jordanien|KY Kaimaninseln|KH Kambodscha|CM Kamerun|\
        CA Kanada|BQ Karibische Niederlande|KZ Kasachstan|QA Katar|KE Kenia|KG Kirgisistan|KI Kiribati|\
        CC Kokosinseln|CO Kolumbien|KM Komoren|CG Kongo-Brazzaville|CD Kongo-Kinshasa|XK Kosovo|HR Kroatien|\
        CU Kuba|KW Kuwait|LA Laos|LS Lesotho|LV Lettland|LB Libanon|LR Liberia|LY Libyen|LI Liechtenstein|\
        LT Litauen|LU Luxemburg|MO Macao|MG Madagaskar|MW Malawi|MY Malaysia|MV Malediven|ML Mali|MT Malta|\
        MA Marokko|MH Marshallinseln|MQ Martinique|MR Mauretanien|MU Mauritius|YT Mayotte|MX Mexiko|\
        FM Mikronesien|MC Monaco|MN Mongolei|ME Montenegro|MS Montserrat|MZ Mosambik|MM Myanmar|NA Namibia|\
        NR Nauru|NP Nepal|NC Neukaledonien|NZ Neuseeland|NI Nicaragua|NL Niederlande|NE Niger|NG Nigeria|\
        NU Niue|KP Nordkorea|MP Nördliche Marianen|MK Nordmazedonien|NF Norfolkinsel|NO Norwegen|OM Oman|\
        AT Österreich|PK Pakistan|PS Palästinensische Autonomiegebiete|PW Palau|PA Panama|PG Papua-Neuguinea|\
        PY Paraguay|PE Peru|PH Philippinen|PN Pitcairninseln|PL Polen|PT Portugal|PR Puerto Rico|\
        MD Republik Moldau|RE Réunion|RW Ruanda|RO Rumänien|RU Russland|SB Salomonen|ZM Sambia|WS Samoa|\
        SM San Marino|ST São Tomé und Príncipe|SA Saudi-Arabien|SE Schweden|CH Schweiz|SN Senegal|RS Serbien|\
        SC Seychellen|SL Sierra Leone|ZW Simbabwe|SG Singapur|SX Sint Maarten|SK Slowakei|SI Slowenien|\
        SO Somalia|ES Spanien|SJ Spitzbergen und Jan Mayen|LK Sri Lanka|BL St. Barthélemy|SH St. Helena|\
        KN St. Kitts und Nevis|LC St. Lucia|MF St. Martin|PM St. Pierre und Miquelon|\
        VC St. Vincent und die Grenadinen|ZA Südafrika|SD Sudan|GS Südgeorgien und die Südlichen Sandwichinseln|\
        KR Südkorea|SS Südsudan|SR Suriname|SY Syrien|TJ Tadschikistan|TW Taiwan|TZ Tansania|TH Thailand|\
        TL Timor-Leste|TG Togo|TK Tokelau|TO Tonga|TT Trinidad und Tobago|TD Tschad|CZ Tschechien|TN Tunesien|\
        TR Türkei|TM Turkmenistan|TC Turks- und Caicosinseln|TV Tuvalu|UG Uganda|UA Ukraine|HU Ungarn|\
        UY Uruguay|UZ Usbekistan|VU Vanuatu|VA Vatikanstadt|VE Venezuela|AE Vereinigte Arabische Emirate|\
        US Vereinigte Staaten|GB Vereinigtes Königreich|VN Vietnam|WF Wallis und Futuna|CX Weihnachtsinsel|\
        EH Westsahara|CF Zentralafrikanische Republik|CY Zypern
        """

    /// In Dutch, in the order of its alphabet.
    static let dutch = """
        AF Afghanistan|AX Åland|AL Albanië|DZ Algerije|AS Amerikaans-Samoa|VI Amerikaanse Maagdeneilanden|\
        AD Andorra|AO Angola|AI Anguilla|AQ Antarctica|AG Antigua en Barbuda|AR Argentinië|AM Armenië|AW Aruba|\
        AU Australië|AZ Azerbeidzjan|BS Bahama’s|BH Bahrein|BD Bangladesh|BB Barbados|BY Belarus|BE België|\
        BZ Belize|BJ Benin|BM Bermuda|BT Bhutan|BO Bolivia|BA Bosnië en Herzegovina|BW Botswana|BV Bouveteiland|\
        BR Brazilië|VG Britse Maagdeneilanden|BN Brunei|BG Bulgarije|BF Burkina Faso|BI Burundi|KH Cambodja|\
        CA Canada|BQ Caribisch Nederland|CF Centraal-Afrikaanse Republiek|IO Chagosarchipel|CL Chili|CN China|\
        CX Christmaseiland|CC Cocoseilanden|CO Colombia|KM Comoren|CG Congo-Brazzaville|CD Congo-Kinshasa|\
        CK Cookeilanden|CR Costa Rica|CI Côte d’Ivoire|CU Cuba|CW Curaçao|CY Cyprus|DK Denemarken|DJ Djibouti|\
        DM Dominica|DO Dominicaanse Republiek|DE Duitsland|EC Ecuador|EG Egypte|SV El Salvador|\
        GQ Equatoriaal-Guinea|ER Eritrea|EE Estland|SZ Eswatini|ET Ethiopië|FO Faeröer|FK Falklandeilanden|\
        FJ Fiji|PH Filipijnen|FI Finland|FR Frankrijk|GF Frans-Guyana|PF Frans-Polynesië|\
        TF Franse Gebieden in de zuidelijke Indische Oceaan|GA Gabon|GM Gambia|GE Georgië|GH Ghana|GI Gibraltar|\
        GD Grenada|GR Griekenland|GL Groenland|GP Guadeloupe|GU Guam|GT Guatemala|GG Guernsey|GN Guinee|\
        GW Guinee-Bissau|GY Guyana|HT Haïti|HM Heard en McDonaldeilanden|HN Honduras|HU Hongarije|HK Hongkong|\
        IE Ierland|IS IJsland|IN India|ID Indonesië|IQ Irak|IR Iran|IM Isle of Man|IL Israël|IT Italië|\
        JM Jamaica|JP Japan|YE Jemen|JE Jersey|JO Jordanië|KY Kaaimaneilanden|CV Kaapverdië|CM Kameroen|\
        KZ Kazachstan|KE Kenia|KG Kirgizië|KI Kiribati|UM Kleine afgelegen eilanden van de Verenigde Staten|\
        KW Koeweit|XK Kosovo|HR Kroatië|LA Laos|LS Lesotho|LV Letland|LB Libanon|LR Liberia|LY Libië|\
        LI Liechtenstein|LT Litouwen|LU Luxemburg|MO Macau|MG Madagaskar|MW Malawi|MV Maldiven|MY Maleisië|\
        ML Mali|MT Malta|MA Marokko|MH Marshalleilanden|MQ Martinique|MR Mauritanië|MU Mauritius|YT Mayotte|\
        MX Mexico|FM Micronesia|MD Moldavië|MC Monaco|MN Mongolië|ME Montenegro|MS Montserrat|MZ Mozambique|\
        MM Myanmar (Birma)|NA Namibië|NR Nauru|NL Nederland|NP Nepal|NI Nicaragua|NC Nieuw-Caledonië|\
        NZ Nieuw-Zeeland|NE Niger|NG Nigeria|NU Niue|KP Noord-Korea|MK Noord-Macedonië|MP Noordelijke Marianen|\
        NO Noorwegen|NF Norfolk|UG Oeganda|UA Oekraïne|UZ Oezbekistan|OM Oman|TL Oost-Timor|AT Oostenrijk|\
        PK Pakistan|PW Palau|PS Palestijnse gebieden|PA Panama|PG Papoea-Nieuw-Guinea|PY Paraguay|PE Peru|\
        PN Pitcairneilanden|PL Polen|PT Portugal|PR Puerto Rico|QA Qatar|RE Réunion|RO Roemenië|RU Rusland|\
        RW Rwanda|KN Saint Kitts en Nevis|LC Saint Lucia|VC Saint Vincent en de Grenadines|BL Saint-Barthélemy|\
        MF Saint-Martin|PM Saint-Pierre en Miquelon|SB Salomonseilanden|WS Samoa|SM San Marino|\
        ST Sao Tomé en Principe|SA Saoedi-Arabië|SN Senegal|RS Servië|SC Seychellen|SL Sierra Leone|\
        SG Singapore|SH Sint-Helena|SX Sint-Maarten|SI Slovenië|SK Slowakije|SD Soedan|SO Somalië|ES Spanje|\
        SJ Spitsbergen en Jan Mayen|LK Sri Lanka|SR Suriname|SY Syrië|TJ Tadzjikistan|TW Taiwan|TZ Tanzania|\
        TH Thailand|TG Togo|TK Tokelau|TO Tonga|TT Trinidad en Tobago|TD Tsjaad|CZ Tsjechië|TN Tunesië|\
        TR Turkije|TM Turkmenistan|TC Turks- en Caicoseilanden|TV Tuvalu|UY Uruguay|VU Vanuatu|VA Vaticaanstad|\
        VE Venezuela|GB Verenigd Koninkrijk|AE Verenigde Arabische Emiraten|US Verenigde Staten|VN Vietnam|\
        WF Wallis en Futuna|EH Westelijke Sahara|ZM Zambia|ZW Zimbabwe|ZA Zuid-Afrika|\
        GS Zuid-Georgia en Zuidelijke Sandwicheilanden|KR Zuid-Korea|SS Zuid-Soedan|SE Zweden|CH Zwitserland
        """

    /// In Swedish, in the order of its alphabet.
    static let swedish = """
        AF Afghanistan|AL Albanien|DZ Algeriet|VI Amerikanska Jungfruöarna|AS Amerikanska Samoa|AD Andorra|\
        AO Angola|AI Anguilla|AQ Antarktis|AG Antigua och Barbuda|AR Argentina|AM Armenien|AW Aruba|\
        AU Australien|AZ Azerbajdzjan|BS Bahamas|BH Bahrain|BD Bangladesh|BB Barbados|BY Belarus|BE Belgien|\
        BZ Belize|BJ Benin|BM Bermuda|BT Bhutan|BO Bolivia|BA Bosnien och Hercegovina|BW Botswana|BV Bouvetön|\
        BR Brasilien|VG Brittiska Jungfruöarna|BN Brunei|BG Bulgarien|BF Burkina Faso|BI Burundi|KY Caymanöarna|\
        CF Centralafrikanska republiken|IO Chagosöarna|CL Chile|CO Colombia|CK Cooköarna|CR Costa Rica|\
        CW Curaçao|CY Cypern|CI Côte d’Ivoire|DK Danmark|DJ Djibouti|DM Dominica|DO Dominikanska republiken|\
        EC Ecuador|EG Egypten|GQ Ekvatorialguinea|SV El Salvador|ER Eritrea|EE Estland|SZ Eswatini|ET Etiopien|\
        FK Falklandsöarna|FJ Fiji|PH Filippinerna|FI Finland|FR Frankrike|GF Franska Guyana|\
        PF Franska Polynesien|TF Franska sydterritorierna|FO Färöarna|AE Förenade Arabemiraten|GA Gabon|\
        GM Gambia|GE Georgien|GH Ghana|GI Gibraltar|GR Grekland|GD Grenada|GL Grönland|GP Guadeloupe|GU Guam|\
        GT Guatemala|GG Guernsey|GN Guinea|GW Guinea-Bissau|GY Guyana|HT Haiti|HM Heardön och McDonaldöarna|\
        HN Honduras|HK Hongkong|IN Indien|ID Indonesien|IQ Irak|IR Iran|IE Irland|IS Island|IM Isle of Man|\
        IL Israel|IT Italien|JM Jamaica|JP Japan|YE Jemen|JE Jersey|JO Jordanien|CX Julön|KH Kambodja|\
        CM Kamerun|CA Kanada|CV Kap Verde|BQ Karibiska Nederländerna|KZ Kazakstan|KE Kenya|CN Kina|\
        KG Kirgizistan|KI Kiribati|CC Kokosöarna|KM Komorerna|CG Kongo-Brazzaville|CD Kongo-Kinshasa|XK Kosovo|\
        HR Kroatien|CU Kuba|KW Kuwait|LA Laos|LS Lesotho|LV Lettland|LB Libanon|LR Liberia|LY Libyen|\
        LI Liechtenstein|LT Litauen|LU Luxemburg|MO Macau|MG Madagaskar|MW Malawi|MY Malaysia|MV Maldiverna|\
        ML Mali|MT Malta|MA Marocko|MH Marshallöarna|MQ Martinique|MR Mauretanien|MU Mauritius|YT Mayotte|\
        MX Mexiko|FM Mikronesien|MZ Moçambique|MD Moldavien|MC Monaco|MN Mongoliet|ME Montenegro|MS Montserrat|\
        MM Myanmar (Burma)|NA Namibia|NR Nauru|NL Nederländerna|NP Nepal|NI Nicaragua|NE Niger|NG Nigeria|\
        NU Niue|KP Nordkorea|MK Nordmakedonien|MP Nordmarianerna|NF Norfolkön|NO Norge|NC Nya Kaledonien|\
        NZ Nya Zeeland|OM Oman|PK Pakistan|PW Palau|PS Palestinska territorierna|PA Panama|PG Papua Nya Guinea|\
        PY Paraguay|PE Peru|PN Pitcairnöarna|PL Polen|PT Portugal|PR Puerto Rico|QA Qatar|RE Réunion|\
        RO Rumänien|RW Rwanda|RU Ryssland|BL S:t Barthélemy|SH S:t Helena|KN S:t Kitts och Nevis|LC S:t Lucia|\
        PM S:t Pierre och Miquelon|VC S:t Vincent och Grenadinerna|MF Saint-Martin|SB Salomonöarna|WS Samoa|\
        SM San Marino|ST São Tomé och Príncipe|SA Saudiarabien|CH Schweiz|SN Senegal|RS Serbien|SC Seychellerna|\
        SL Sierra Leone|SG Singapore|SX Sint Maarten|SK Slovakien|SI Slovenien|SO Somalia|ES Spanien|\
        LK Sri Lanka|GB Storbritannien|SD Sudan|SR Surinam|SJ Svalbard och Jan Mayen|SE Sverige|ZA Sydafrika|\
        GS Sydgeorgien och Sydsandwichöarna|KR Sydkorea|SS Sydsudan|SY Syrien|TJ Tadzjikistan|TW Taiwan|\
        TZ Tanzania|TD Tchad|TH Thailand|CZ Tjeckien|TG Togo|TK Tokelauöarna|TO Tonga|TT Trinidad och Tobago|\
        TN Tunisien|TR Turkiet|TM Turkmenistan|TC Turks- och Caicosöarna|TV Tuvalu|DE Tyskland|UG Uganda|\
        UA Ukraina|HU Ungern|UY Uruguay|US USA|UM USA:s yttre öar|UZ Uzbekistan|VU Vanuatu|VA Vatikanstaten|\
        VE Venezuela|VN Vietnam|EH Västsahara|WF Wallis- och Futunaöarna|ZM Zambia|ZW Zimbabwe|AX Åland|\
        AT Österrike|TL Östtimor
        """

    /// In Danish, in the order of its alphabet.
    static let danish = """
        AF Afghanistan|AL Albanien|DZ Algeriet|AS Amerikansk Samoa|UM Amerikanske oversøiske øer|AD Andorra|\
        AO Angola|AI Anguilla|AQ Antarktis|AG Antigua og Barbuda|AR Argentina|AM Armenien|AW Aruba|\
        AZ Aserbajdsjan|AU Australien|BS Bahamas|BH Bahrain|BD Bangladesh|BB Barbados|BY Belarus|BE Belgien|\
        BZ Belize|BJ Benin|BM Bermuda|BT Bhutan|BO Bolivia|BA Bosnien-Hercegovina|BW Botswana|BV Bouvetøen|\
        BR Brasilien|BN Brunei|BG Bulgarien|BF Burkina Faso|BI Burundi|KH Cambodja|CM Cameroun|CA Canada|\
        KY Caymanøerne|IO Chagosøerne|CL Chile|CC Cocosøerne|CO Colombia|KM Comorerne|CG Congo-Brazzaville|\
        CD Congo-Kinshasa|CK Cookøerne|CR Costa Rica|CI Côte d’Ivoire|CU Cuba|CW Curaçao|CY Cypern|DK Danmark|\
        VI De Amerikanske Jomfruøer|VG De Britiske Jomfruøer|AE De Forenede Arabiske Emirater|\
        TF De Franske Besiddelser i Det Sydlige Indiske Ocean og Antarktis|PS De palæstinensiske områder|\
        BQ De tidligere Nederlandske Antiller|CF Den Centralafrikanske Republik|DO Den Dominikanske Republik|\
        DJ Djibouti|DM Dominica|EC Ecuador|EG Egypten|SV El Salvador|ER Eritrea|EE Estland|SZ Eswatini|\
        ET Etiopien|FK Falklandsøerne|FJ Fiji|PH Filippinerne|FI Finland|FR Frankrig|GF Fransk Guyana|\
        PF Fransk Polynesien|FO Færøerne|GA Gabon|GM Gambia|GE Georgien|GH Ghana|GI Gibraltar|GD Grenada|\
        GR Grækenland|GL Grønland|GP Guadeloupe|GU Guam|GT Guatemala|GG Guernsey|GN Guinea|GW Guinea-Bissau|\
        GY Guyana|HT Haiti|HM Heard Island og McDonald Islands|HN Honduras|HK Hongkong|IN Indien|ID Indonesien|\
        IQ Irak|IR Iran|IE Irland|IS Island|IM Isle of Man|IL Israel|IT Italien|JM Jamaica|JP Japan|JE Jersey|\
        JO Jordan|CX Juleøen|CV Kap Verde|KZ Kasakhstan|KE Kenya|CN Kina|KG Kirgisistan|KI Kiribati|XK Kosovo|\
        HR Kroatien|KW Kuwait|LA Laos|LS Lesotho|LV Letland|LB Libanon|LR Liberia|LY Libyen|LI Liechtenstein|\
        LT Litauen|LU Luxembourg|MO Macao|MG Madagaskar|MW Malawi|MY Malaysia|MV Maldiverne|ML Mali|MT Malta|\
        MA Marokko|MH Marshalløerne|MQ Martinique|MR Mauretanien|MU Mauritius|YT Mayotte|MX Mexico|\
        FM Mikronesien|MD Moldova|MC Monaco|MN Mongoliet|ME Montenegro|MS Montserrat|MZ Mozambique|\
        MM Myanmar (Burma)|NA Namibia|NR Nauru|NL Nederlandene|NP Nepal|NZ New Zealand|NI Nicaragua|NE Niger|\
        NG Nigeria|NU Niue|KP Nordkorea|MK Nordmakedonien|MP Nordmarianerne|NF Norfolk Island|NO Norge|\
        NC Ny Kaledonien|OM Oman|PK Pakistan|PW Palau|PA Panama|PG Papua Ny Guinea|PY Paraguay|PE Peru|\
        PN Pitcairn|PL Polen|PT Portugal|PR Puerto Rico|QA Qatar|RE Réunion|RO Rumænien|RU Rusland|RW Rwanda|\
        BL Saint Barthélemy|KN Saint Kitts og Nevis|LC Saint Lucia|MF Saint Martin|PM Saint Pierre og Miquelon|\
        VC Saint Vincent og Grenadinerne|SB Salomonøerne|WS Samoa|SM San Marino|ST São Tomé og Príncipe|\
        SA Saudi-Arabien|CH Schweiz|SN Senegal|RS Serbien|SC Seychellerne|SL Sierra Leone|SG Singapore|\
        SX Sint Maarten|SK Slovakiet|SI Slovenien|SO Somalia|GS South Georgia og De Sydlige Sandwichøer|\
        ES Spanien|LK Sri Lanka|SH St. Helena|GB Storbritannien|SD Sudan|SR Surinam|SJ Svalbard og Jan Mayen|\
        SE Sverige|ZA Sydafrika|KR Sydkorea|SS Sydsudan|SY Syrien|TJ Tadsjikistan|TW Taiwan|TZ Tanzania|\
        TD Tchad|TH Thailand|TL Timor-Leste|CZ Tjekkiet|TG Togo|TK Tokelau|TO Tonga|TT Trinidad og Tobago|\
        TN Tunesien|TM Turkmenistan|TC Turks- og Caicosøerne|TV Tuvalu|TR Tyrkiet|DE Tyskland|UG Uganda|\
        UA Ukraine|HU Ungarn|UY Uruguay|US USA|UZ Usbekistan|VU Vanuatu|VA Vatikanstaten|VE Venezuela|\
        EH Vestsahara|VN Vietnam|WF Wallis og Futuna|YE Yemen|ZM Zambia|ZW Zimbabwe|GQ Ækvatorialguinea|\
        AT Østrig|AX Åland
        """

    /// In Norwegian, in the order of its alphabet.
    static let norwegian = """
        AF Afghanistan|AL Albania|DZ Algerie|AS Amerikansk Samoa|AD Andorra|AO Angola|AI Anguilla|AQ Antarktis|\
        AG Antigua og Barbuda|AR Argentina|AM Armenia|AW Aruba|AZ Aserbajdsjan|AU Australia|BS Bahamas|\
        BH Bahrain|BD Bangladesh|BB Barbados|BY Belarus|BE Belgia|BZ Belize|BJ Benin|BM Bermuda|BT Bhutan|\
        BO Bolivia|BA Bosnia-Hercegovina|BW Botswana|BV Bouvetøya|BR Brasil|BN Brunei|BG Bulgaria|\
        BF Burkina Faso|BI Burundi|CA Canada|KY Caymanøyene|IO Chagosøyene|CL Chile|CX Christmasøya|CO Colombia|\
        CK Cookøyene|CR Costa Rica|CI Côte d’Ivoire|CU Cuba|CW Curaçao|DK Danmark|VI De amerikanske jomfruøyene|\
        VG De britiske jomfruøyene|AE De forente arabiske emirater|TF De franske sørterritorier|\
        DO Den dominikanske republikk|CF Den sentralafrikanske republikk|PS Det palestinske området|DJ Djibouti|\
        DM Dominica|EC Ecuador|EG Egypt|GQ Ekvatorial-Guinea|SV El Salvador|ER Eritrea|EE Estland|SZ Eswatini|\
        ET Etiopia|FK Falklandsøyene|FJ Fiji|PH Filippinene|FI Finland|FR Frankrike|GF Fransk Guyana|\
        PF Fransk Polynesia|FO Færøyene|GA Gabon|GM Gambia|GE Georgia|GH Ghana|GI Gibraltar|GD Grenada|\
        GL Grønland|GP Guadeloupe|GU Guam|GT Guatemala|GG Guernsey|GN Guinea|GW Guinea-Bissau|GY Guyana|\
        HT Haiti|HM Heard- og McDonaldøyene|GR Hellas|HN Honduras|HK Hongkong|IN India|ID Indonesia|IQ Irak|\
        IR Iran|IE Irland|IS Island|IL Israel|IT Italia|JM Jamaica|JP Japan|YE Jemen|JE Jersey|JO Jordan|\
        KH Kambodsja|CM Kamerun|CV Kapp Verde|BQ Karibisk Nederland|KZ Kasakhstan|KE Kenya|CN Kina|\
        KG Kirgisistan|KI Kiribati|CC Kokosøyene|KM Komorene|CD Kongo|CG Kongo-Brazzaville|XK Kosovo|HR Kroatia|\
        KW Kuwait|CY Kypros|LA Laos|LV Latvia|LS Lesotho|LB Libanon|LR Liberia|LY Libya|LI Liechtenstein|\
        LT Litauen|LU Luxemburg|MO Macao|MG Madagaskar|MW Malawi|MY Malaysia|MV Maldivene|ML Mali|MT Malta|\
        IM Man|MA Marokko|MH Marshalløyene|MQ Martinique|MR Mauritania|MU Mauritius|YT Mayotte|MX Mexico|\
        FM Mikronesiaføderasjonen|MD Moldova|MC Monaco|MN Mongolia|ME Montenegro|MS Montserrat|MZ Mosambik|\
        MM Myanmar (Burma)|NA Namibia|NR Nauru|NL Nederland|NP Nepal|NZ New Zealand|NI Nicaragua|NE Niger|\
        NG Nigeria|NU Niue|KP Nord-Korea|MK Nord-Makedonia|MP Nord-Marianene|NF Norfolkøya|NO Norge|\
        NC Ny-Caledonia|OM Oman|PK Pakistan|PW Palau|PA Panama|PG Papua Ny-Guinea|PY Paraguay|PE Peru|\
        PN Pitcairnøyene|PL Polen|PT Portugal|PR Puerto Rico|QA Qatar|RE Réunion|RO Romania|RU Russland|\
        RW Rwanda|KN Saint Kitts og Nevis|BL Saint-Barthélemy|MF Saint-Martin|PM Saint-Pierre-et-Miquelon|\
        SB Salomonøyene|WS Samoa|SM San Marino|ST São Tomé og Príncipe|SA Saudi-Arabia|SN Senegal|RS Serbia|\
        SC Seychellene|SL Sierra Leone|SG Singapore|SX Sint Maarten|SK Slovakia|SI Slovenia|SO Somalia|\
        ES Spania|LK Sri Lanka|SH St. Helena|LC St. Lucia|VC St. Vincent og Grenadinene|GB Storbritannia|\
        SD Sudan|SR Surinam|SJ Svalbard og Jan Mayen|CH Sveits|SE Sverige|SY Syria|ZA Sør-Afrika|\
        GS Sør-Georgia og Sør-Sandwichøyene|KR Sør-Korea|SS Sør-Sudan|TJ Tadsjikistan|TW Taiwan|TZ Tanzania|\
        TH Thailand|TG Togo|TK Tokelau|TO Tonga|TT Trinidad og Tobago|TD Tsjad|CZ Tsjekkia|TN Tunisia|\
        TM Turkmenistan|TC Turks- og Caicosøyene|TV Tuvalu|TR Tyrkia|DE Tyskland|UG Uganda|UA Ukraina|HU Ungarn|\
        UY Uruguay|US USA|UM USAs ytre øyer|UZ Usbekistan|VU Vanuatu|VA Vatikanstaten|VE Venezuela|\
        EH Vest-Sahara|VN Vietnam|WF Wallis og Futuna|ZM Zambia|ZW Zimbabwe|TL Øst-Timor|AT Østerrike|AX Åland
        """
}
