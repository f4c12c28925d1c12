/// Countries in the Romance languages.
extension CountryNames {
    /// In French, in the order of its alphabet.
    static let french = """
        AF Afghanistan|ZA Afrique du Sud|AL Albanie|DZ Algérie|DE Allemagne|AD Andorre|AO Angola|AI Anguilla|\
        AQ Antarctique|AG Antigua-et-Barbuda|SA Arabie saoudite|IO Archipel des Chagos|AR Argentine|AM Arménie|\
        AW Aruba|AU Australie|AT Autriche|AZ Azerbaïdjan|BS Bahamas|BH Bahreïn|BD Bangladesh|BB Barbade|\
        BE Belgique|BZ Belize|BJ Bénin|BM Bermudes|BT Bhoutan|BY Biélorussie|BO Bolivie|BA Bosnie-Herzégovine|\
        BW Botswana|BR Brésil|BN Brunei|BG Bulgarie|BF Burkina Faso|BI Burundi|KH Cambodge|CM Cameroun|\
        CA Canada|CV Cap-Vert|CL Chili|CN Chine|CY Chypre|CO Colombie|KM Comores|CG Congo-Brazzaville|\
        CD Congo-Kinshasa|KP Corée du Nord|KR Corée du Sud|CR Costa Rica|CI Côte d’Ivoire|HR Croatie|CU Cuba|\
        CW Curaçao|DK Danemark|DJ Djibouti|DM Dominique|EG Égypte|AE Émirats arabes unis|EC Équateur|\
        ER Érythrée|ES Espagne|EE Estonie|SZ Eswatini|VA État de la Cité du Vatican|US États-Unis|ET Éthiopie|\
        FJ Fidji|FI Finlande|FR France|GA Gabon|GM Gambie|GE Géorgie|\
        GS Géorgie du Sud-et-les Îles Sandwich du Sud|GH Ghana|GI Gibraltar|GR Grèce|GD Grenade|GL Groenland|\
        GP Guadeloupe|GU Guam|GT Guatemala|GG Guernesey|GN Guinée|GQ Guinée équatoriale|GW Guinée-Bissau|\
        GY Guyana|GF Guyane française|HT Haïti|HN Honduras|HK Hong Kong|HU Hongrie|BV Île Bouvet|\
        CX Île Christmas|IM Île de Man|NF Île Norfolk|AX Îles Åland|KY Îles Caïmans|CC Îles Cocos|CK Îles Cook|\
        FO Îles Féroé|HM Îles Heard-et-MacDonald|FK Îles Malouines|MP Îles Mariannes du Nord|MH Îles Marshall|\
        UM Îles mineures éloignées des É.-U.|PN Îles Pitcairn|SB Îles Salomon|TC Îles Turques-et-Caïques|\
        VG Îles Vierges britanniques|VI Îles Vierges des États-Unis|IN Inde|ID Indonésie|IQ Irak|IR Iran|\
        IE Irlande|IS Islande|IL Israël|IT Italie|JM Jamaïque|JP Japon|JE Jersey|JO Jordanie|KZ Kazakhstan|\
        KE Kenya|KG Kirghizstan|KI Kiribati|XK Kosovo|KW Koweït|RE La Réunion|LA Laos|LS Lesotho|LV Lettonie|\
        LB Liban|LR Liberia|LY Libye|LI Liechtenstein|LT Lituanie|LU Luxembourg|MO Macao|MK Macédoine du Nord|\
        MG Madagascar|MY Malaisie|MW Malawi|MV Maldives|ML Mali|MT Malte|MA Maroc|MQ Martinique|MU Maurice|\
        MR Mauritanie|YT Mayotte|MX Mexique|FM Micronésie|MD Moldavie|MC Monaco|MN Mongolie|ME Monténégro|\
        MS Montserrat|MZ Mozambique|MM Myanmar (Birmanie)|NA Namibie|NR Nauru|NP Népal|NI Nicaragua|NE Niger|\
        NG Nigeria|NU Niue|NO Norvège|NC Nouvelle-Calédonie|NZ Nouvelle-Zélande|OM Oman|UG Ouganda|\
        UZ Ouzbékistan|PK Pakistan|PW Palaos|PA Panama|PG Papouasie-Nouvelle-Guinée|PY Paraguay|NL Pays-Bas|\
        BQ Pays-Bas caribéens|PE Pérou|PH Philippines|PL Pologne|PF Polynésie française|PR Porto Rico|\
        PT Portugal|QA Qatar|CF République centrafricaine|DO République dominicaine|RO Roumanie|GB Royaume-Uni|\
        RU Russie|RW Rwanda|EH Sahara occidental|BL Saint-Barthélemy|KN Saint-Christophe-et-Niévès|\
        SM Saint-Marin|MF Saint-Martin|SX Saint-Martin (partie néerlandaise)|PM Saint-Pierre-et-Miquelon|\
        VC Saint-Vincent-et-les Grenadines|SH Sainte-Hélène|LC Sainte-Lucie|SV Salvador|WS Samoa|\
        AS Samoa américaines|ST Sao Tomé-et-Principe|SN Sénégal|RS Serbie|SC Seychelles|SL Sierra Leone|\
        SG Singapour|SK Slovaquie|SI Slovénie|SO Somalie|SD Soudan|SS Soudan du Sud|LK Sri Lanka|SE Suède|\
        CH Suisse|SR Suriname|SJ Svalbard et Jan Mayen|SY Syrie|TJ Tadjikistan|TW Taïwan|TZ Tanzanie|TD Tchad|\
        CZ Tchéquie|TF Terres australes françaises|PS Territoires palestiniens|TH Thaïlande|TL Timor oriental|\
        TG Togo|TK Tokelau|TO Tonga|TT Trinité-et-Tobago|TN Tunisie|TM Turkménistan|TR Turquie|TV Tuvalu|\
        UA Ukraine|UY Uruguay|VU Vanuatu|VE Venezuela|VN Viêt Nam|WF Wallis-et-Futuna|YE Yémen|ZM Zambie|\
        ZW Zimbabwe
        """

    /// In Spanish, in the order of its alphabet.
    static let spanish = """
        AF Afganistán|AL Albania|DE Alemania|AD Andorra|AO Angola|AI Anguila|AQ Antártida|AG Antigua y Barbuda|\
        SA Arabia Saudí|IO Archipiélago de Chagos|DZ Argelia|AR Argentina|AM Armenia|AW Aruba|AU Australia|\
        AT Austria|AZ Azerbaiyán|BS Bahamas|BD Bangladés|BB Barbados|BH Baréin|BE Bélgica|BZ Belice|BJ Benín|\
        BM Bermudas|BY Bielorrusia|BO Bolivia|BA Bosnia y Herzegovina|BW Botsuana|BR Brasil|BN Brunéi|\
        BG Bulgaria|BF Burkina Faso|BI Burundi|BT Bután|CV Cabo Verde|KH Camboya|CM Camerún|CA Canadá|\
        BQ Caribe neerlandés|QA Catar|TD Chad|CZ Chequia|CL Chile|CN China|CY Chipre|VA Ciudad del Vaticano|\
        CO Colombia|KM Comoras|CG Congo|KP Corea del Norte|KR Corea del Sur|CR Costa Rica|CI Côte d’Ivoire|\
        HR Croacia|CU Cuba|CW Curazao|DK Dinamarca|DM Dominica|EC Ecuador|EG Egipto|SV El Salvador|\
        AE Emiratos Árabes Unidos|ER Eritrea|SK Eslovaquia|SI Eslovenia|ES España|US Estados Unidos|EE Estonia|\
        SZ Esuatini|ET Etiopía|PH Filipinas|FI Finlandia|FJ Fiyi|FR Francia|GA Gabón|GM Gambia|GE Georgia|\
        GH Ghana|GI Gibraltar|GD Granada|GR Grecia|GL Groenlandia|GP Guadalupe|GU Guam|GT Guatemala|\
        GF Guayana Francesa|GG Guernesey|GN Guinea|GQ Guinea Ecuatorial|GW Guinea-Bisáu|GY Guyana|HT Haití|\
        HN Honduras|HK Hong Kong|HU Hungría|IN India|ID Indonesia|IQ Irak|IR Irán|IE Irlanda|BV Isla Bouvet|\
        IM Isla de Man|CX Isla de Navidad|NF Isla Norfolk|IS Islandia|AX Islas Aland|KY Islas Caimán|\
        CC Islas Cocos|CK Islas Cook|FO Islas Feroe|GS Islas Georgia del Sur y Sandwich del Sur|\
        HM Islas Heard y McDonald|FK Islas Malvinas|MP Islas Marianas del Norte|MH Islas Marshall|\
        UM Islas menores alejadas de EE. UU.|PN Islas Pitcairn|SB Islas Salomón|TC Islas Turcas y Caicos|\
        VG Islas Vírgenes Británicas|VI Islas Vírgenes de EE. UU.|IL Israel|IT Italia|JM Jamaica|JP Japón|\
        JE Jersey|JO Jordania|KZ Kazajistán|KE Kenia|KG Kirguistán|KI Kiribati|XK Kosovo|KW Kuwait|LA Laos|\
        LS Lesoto|LV Letonia|LB Líbano|LR Liberia|LY Libia|LI Liechtenstein|LT Lituania|LU Luxemburgo|MO Macao|\
        MK Macedonia del Norte|MG Madagascar|MY Malasia|MW Malaui|MV Maldivas|ML Mali|MT Malta|MA Marruecos|\
        MQ Martinica|MU Mauricio|MR Mauritania|YT Mayotte|MX México|FM Micronesia|MD Moldavia|MC Mónaco|\
        MN Mongolia|ME Montenegro|MS Montserrat|MZ Mozambique|MM Myanmar (Birmania)|NA Namibia|NR Nauru|\
        NP Nepal|NI Nicaragua|NE Níger|NG Nigeria|NU Niue|NO Noruega|NC Nueva Caledonia|NZ Nueva Zelanda|\
        OM Omán|NL Países Bajos|PK Pakistán|PW Palaos|PA Panamá|PG Papúa Nueva Guinea|PY Paraguay|PE Perú|\
        PF Polinesia Francesa|PL Polonia|PT Portugal|PR Puerto Rico|GB Reino Unido|CF República Centroafricana|\
        CD República Democrática del Congo|DO República Dominicana|RE Reunión|RW Ruanda|RO Rumanía|RU Rusia|\
        EH Sáhara Occidental|WS Samoa|AS Samoa Americana|BL San Bartolomé|KN San Cristóbal y Nieves|\
        SM San Marino|MF San Martín|PM San Pedro y Miquelón|VC San Vicente y las Granadinas|SH Santa Elena|\
        LC Santa Lucía|ST Santo Tomé y Príncipe|SN Senegal|RS Serbia|SC Seychelles|SL Sierra Leona|SG Singapur|\
        SX Sint Maarten|SY Siria|SO Somalia|LK Sri Lanka|ZA Sudáfrica|SD Sudán|SS Sudán del Sur|SE Suecia|\
        CH Suiza|SR Surinam|SJ Svalbard y Jan Mayen|TH Tailandia|TW Taiwán|TZ Tanzania|TJ Tayikistán|\
        TF Territorios Australes Franceses|PS Territorios Palestinos|TL Timor Oriental|TG Togo|TK Tokelau|\
        TO Tonga|TT Trinidad y Tobago|TN Túnez|TM Turkmenistán|TR Turquía|TV Tuvalu|UA Ucrania|UG Uganda|\
        UY Uruguay|UZ Uzbekistán|VU Vanuatu|VE Venezuela|VN Vietnam|WF Wallis y Futuna|YE Yemen|DJ Yibuti|\
        ZM Zambia|ZW Zimbabue
        """

    /// In Italian, in the order of its alphabet.
    static let italian = """
        AF Afghanistan|AL Albania|DZ Algeria|AD Andorra|AO Angola|AI Anguilla|AQ Antartide|AG Antigua e Barbuda|\
        SA Arabia Saudita|AR Argentina|AM Armenia|AW Aruba|AU Australia|AT Austria|AZ Azerbaigian|BS Bahamas|\
        BH Bahrein|BD Bangladesh|BB Barbados|BE Belgio|BZ Belize|BJ Benin|BM Bermuda|BT Bhutan|BY Bielorussia|\
        BO Bolivia|BA Bosnia ed Erzegovina|BW Botswana|BR Brasile|BN Brunei|BG Bulgaria|BF Burkina Faso|\
        BI Burundi|KH Cambogia|CM Camerun|CA Canada|CV Capo Verde|BQ Caraibi Olandesi|CZ Cechia|TD Ciad|CL Cile|\
        CN Cina|CY Cipro|VA Città del Vaticano|CO Colombia|KM Comore|CG Congo-Brazzaville|CD Congo-Kinshasa|\
        KP Corea del Nord|KR Corea del Sud|CR Costa Rica|CI Côte d'Ivoire|HR Croazia|CU Cuba|CW Curaçao|\
        DK Danimarca|DM Dominica|EC Ecuador|EG Egitto|SV El Salvador|AE Emirati Arabi Uniti|ER Eritrea|\
        EE Estonia|SZ Eswatini|ET Etiopia|FJ Figi|PH Filippine|FI Finlandia|FR Francia|GA Gabon|GM Gambia|\
        GE Georgia|GS Georgia del Sud e Sandwich Australi|DE Germania|GH Ghana|JM Giamaica|JP Giappone|\
        GI Gibilterra|DJ Gibuti|JO Giordania|GR Grecia|GD Grenada|GL Groenlandia|GP Guadalupa|GU Guam|\
        GT Guatemala|GG Guernsey|GN Guinea|GQ Guinea Equatoriale|GW Guinea-Bissau|GY Guyana|GF Guyana Francese|\
        HT Haiti|HN Honduras|HK Hong Kong|IN India|ID Indonesia|IR Iran|IQ Iraq|IE Irlanda|IS Islanda|\
        BV Isola Bouvet|CX Isola Christmas|IM Isola di Man|NF Isola Norfolk|AX Isole Åland|KY Isole Cayman|\
        IO Isole Chagos|CC Isole Cocos (Keeling)|CK Isole Cook|FO Isole Fær Øer|FK Isole Falkland|\
        HM Isole Heard e McDonald|MP Isole Marianne Settentrionali|MH Isole Marshall|\
        UM Isole Minori Esterne degli Stati Uniti|PN Isole Pitcairn|SB Isole Salomone|TC Isole Turks e Caicos|\
        VI Isole Vergini Americane|VG Isole Vergini Britanniche|IL Israele|IT Italia|JE Jersey|KZ Kazakistan|\
        KE Kenya|KG Kirghizistan|KI Kiribati|XK Kosovo|KW Kuwait|LA Laos|LS Lesotho|LV Lettonia|LB Libano|\
        LR Liberia|LY Libia|LI Liechtenstein|LT Lituania|LU Lussemburgo|MO Macao|MK Macedonia del Nord|\
        MG Madagascar|MW Malawi|MY Malaysia|MV Maldive|ML Mali|MT Malta|MA Marocco|MQ Martinica|MR Mauritania|\
        MU Mauritius|YT Mayotte|MX Messico|FM Micronesia|MD Moldavia|MC Monaco|MN Mongolia|ME Montenegro|\
        MS Montserrat|MZ Mozambico|MM Myanmar (Birmania)|NA Namibia|NR Nauru|NP Nepal|NI Nicaragua|NE Niger|\
        NG Nigeria|NU Niue|NO Norvegia|NC Nuova Caledonia|NZ Nuova Zelanda|OM Oman|NL Paesi Bassi|PK Pakistan|\
        PW Palau|PA Panama|PG Papua Nuova Guinea|PY Paraguay|PE Perù|PF Polinesia Francese|PL Polonia|\
        PT Portogallo|PR Portorico|QA Qatar|GB Regno Unito|CF Repubblica Centrafricana|DO Repubblica Dominicana|\
        RE Riunione|RO Romania|RW Ruanda|RU Russia|EH Sahara Occidentale|KN Saint Kitts e Nevis|LC Saint Lucia|\
        MF Saint Martin|VC Saint Vincent e Grenadine|BL Saint-Barthélemy|PM Saint-Pierre e Miquelon|WS Samoa|\
        AS Samoa Americane|SM San Marino|SH Sant'Elena|ST São Tomé e Príncipe|SN Senegal|RS Serbia|\
        SC Seychelles|SL Sierra Leone|SG Singapore|SX Sint Maarten|SY Siria|SK Slovacchia|SI Slovenia|\
        SO Somalia|ES Spagna|LK Sri Lanka|US Stati Uniti|SS Sud Sudan|ZA Sudafrica|SD Sudan|SR Suriname|\
        SJ Svalbard e Jan Mayen|SE Svezia|CH Svizzera|TJ Tagikistan|TW Taiwan|TZ Tanzania|\
        TF Terre Australi Francesi|PS Territori Palestinesi|TH Thailandia|TL Timor Est|TG Togo|TK Tokelau|\
        TO Tonga|TT Trinidad e Tobago|TN Tunisia|TR Turchia|TM Turkmenistan|TV Tuvalu|UA Ucraina|UG Uganda|\
        HU Ungheria|UY Uruguay|UZ Uzbekistan|VU Vanuatu|VE Venezuela|VN Vietnam|WF Wallis e Futuna|YE Yemen|\
        ZM Zambia|ZW Zimbabwe
        """

    /// In Portuguese, in the order of its alphabet.
    static let portuguese = """
        AF Afeganistão|ZA África do Sul|AL Albânia|DE Alemanha|AD Andorra|AO Angola|AI Anguila|AQ Antártida|\
        AG Antígua e Barbuda|SA Arábia Saudita|DZ Argélia|AR Argentina|AM Armênia|IO Arquipélago de Chagos|\
        AW Aruba|AU Austrália|AT Áustria|AZ Azerbaijão|BS Bahamas|BD Bangladesh|BB Barbados|BH Barein|\
        BE Bélgica|BZ Belize|BJ Benin|BM Bermudas|BY Bielorrússia|BO Bolívia|BA Bósnia e Herzegovina|\
        BW Botsuana|BR Brasil|BN Brunei|BG Bulgária|BF Burquina Faso|BI Burundi|BT Butão|CV Cabo Verde|\
        CM Camarões|KH Camboja|CA Canadá|QA Catar|KZ Cazaquistão|TD Chade|CL Chile|CN China|CY Chipre|\
        VA Cidade do Vaticano|CO Colômbia|KM Comores|CD Congo - Kinshasa|KP Coreia do Norte|KR Coreia do Sul|\
        CR Costa Rica|CI Côte d’Ivoire|HR Croácia|CU Cuba|CW Curaçau|DK Dinamarca|DJ Djibuti|DM Dominica|\
        EG Egito|SV El Salvador|AE Emirados Árabes Unidos|EC Equador|ER Eritreia|SK Eslováquia|SI Eslovênia|\
        ES Espanha|SZ Essuatíni|US Estados Unidos|EE Estônia|ET Etiópia|FJ Fiji|PH Filipinas|FI Finlândia|\
        FR França|GA Gabão|GM Gâmbia|GH Gana|GE Geórgia|GI Gibraltar|GD Granada|GR Grécia|GL Groenlândia|\
        GP Guadalupe|GU Guam|GT Guatemala|GG Guernsey|GY Guiana|GF Guiana Francesa|GN Guiné|GQ Guiné Equatorial|\
        GW Guiné-Bissau|HT Haiti|HN Honduras|HK Hong Kong|HU Hungria|YE Iêmen|BV Ilha Bouvet|CX Ilha Christmas|\
        IM Ilha de Man|NF Ilha Norfolk|AX Ilhas Aland|KY Ilhas Cayman|CC Ilhas Cocos (Keeling)|CK Ilhas Cook|\
        FO Ilhas Faroé|GS Ilhas Geórgia do Sul e Sandwich do Sul|HM Ilhas Heard e McDonald|FK Ilhas Malvinas|\
        MP Ilhas Marianas do Norte|MH Ilhas Marshall|UM Ilhas Menores Distantes dos EUA|PN Ilhas Pitcairn|\
        SB Ilhas Salomão|TC Ilhas Turcas e Caicos|VI Ilhas Virgens Americanas|VG Ilhas Virgens Britânicas|\
        IN Índia|ID Indonésia|IR Irã|IQ Iraque|IE Irlanda|IS Islândia|IL Israel|IT Itália|JM Jamaica|JP Japão|\
        JE Jersey|JO Jordânia|XK Kosovo|KW Kuwait|LA Laos|LS Lesoto|LV Letônia|LB Líbano|LR Libéria|LY Líbia|\
        LI Liechtenstein|LT Lituânia|LU Luxemburgo|MO Macau|MK Macedônia do Norte|MG Madagascar|MY Malásia|\
        MW Malaui|MV Maldivas|ML Mali|MT Malta|MA Marrocos|MQ Martinica|MU Maurício|MR Mauritânia|YT Mayotte|\
        MX México|MM Mianmar (Birmânia)|FM Micronésia|MZ Moçambique|MD Moldávia|MC Mônaco|MN Mongólia|\
        ME Montenegro|MS Montserrat|NA Namíbia|NR Nauru|NP Nepal|NI Nicarágua|NE Níger|NG Nigéria|NU Niue|\
        NO Noruega|NC Nova Caledônia|NZ Nova Zelândia|OM Omã|NL Países Baixos|BQ Países Baixos Caribenhos|\
        PW Palau|PA Panamá|PG Papua-Nova Guiné|PK Paquistão|PY Paraguai|PE Peru|PF Polinésia Francesa|\
        PL Polônia|PR Porto Rico|PT Portugal|KE Quênia|KG Quirguistão|KI Quiribati|GB Reino Unido|\
        CF República Centro-Africana|CG República do Congo|DO República Dominicana|RE Reunião|RO Romênia|\
        RW Ruanda|RU Rússia|EH Saara Ocidental|MF Saint-Martin|WS Samoa|AS Samoa Americana|SM San Marino|\
        SH Santa Helena|LC Santa Lúcia|BL São Bartolomeu|KN São Cristóvão e Névis|PM São Pedro e Miquelão|\
        ST São Tomé e Príncipe|VC São Vicente e Granadinas|SC Seicheles|SN Senegal|SL Serra Leoa|RS Sérvia|\
        SG Singapura|SX Sint Maarten|SY Síria|SO Somália|LK Sri Lanka|SD Sudão|SS Sudão do Sul|SE Suécia|\
        CH Suíça|SR Suriname|SJ Svalbard e Jan Mayen|TJ Tadjiquistão|TH Tailândia|TW Taiwan|TZ Tanzânia|\
        CZ Tchéquia|TF Territórios Franceses do Sul|PS Territórios palestinos|TL Timor-Leste|TG Togo|TK Tokelau|\
        TO Tonga|TT Trinidad e Tobago|TN Tunísia|TM Turcomenistão|TR Turquia|TV Tuvalu|UA Ucrânia|UG Uganda|\
        UY Uruguai|UZ Uzbequistão|VU Vanuatu|VE Venezuela|VN Vietnã|WF Wallis e Futuna|ZM Zâmbia|ZW Zimbábue
        """
}
