// Written by Scripts/make-address-tables; changes belong there.
// swift-format-ignore-file

extension AddressTables {
    /// A country a line; `AddressFormat` names the fields, tabs part them.
    static let formats = #"""
        AD	AC	ACZ	postal_code	parish			%N~%O~%A~%Z %C		ca	AD[1-7]0#
        AE	AC	ACS	postal_code	emirate			%N~%O~%A~%C~%S		ar	
        AF	AC	ACZ	postal_code	region			%N~%O~%A~%C~%Z			####
        AG	A	AC	postal_code	region			%N~%O~%A~%C			
        AI	AC	ACZ	postal_code	region			%N~%O~%A~%C~%Z			AI-2640
        AL	AC	ACZ	postal_code	region			%N~%O~%A~%Z~%C			####
        AM	AC	ACSZ	postal_code	region			%N~%O~%A~%Z~%C~%S		hy	####
        AO	AC	AC	postal_code	region			%N~%O~%A~%C			
        AQ	AC	AC	postal_code	region			%N~%O~%A~%C			
        AR	AC	ACSZ	postal_code	province		C	%N~%O~%A~%Z %C~%S		es	####|[A-HJ-NP-Z]####@@@|[A-HJ-NP-Z]####
        AS	ACZ	ACZ	zip	state			%N~%O~%A~%C AS %Z			96799|96799-####
        AT	ACZ	ACZ	plz	state	A		%O~%N~%A~%Z %C			####
        AU	ACSZ	ACSZ	postcode	state		CS	%O~%N~%A~%C %S %Z		en	####
        AW	AC	AC	postal_code	region			%N~%O~%A~%C			
        AX	ACZ	ACZ	postal_code	region	AX		%O~%N~%A~AX-%Z %C			22###
        AZ	AC	ACZ	postal_code	region	AZ		%N~%O~%A~AZ %Z %C			####
        BA	ACZ	ACZ	postal_code	province			%N~%O~%A~%Z %C			#####
        BB	AC	ACSZ	postal_code	parish			%N~%O~%A~%C, %S %Z			BB#####
        BD	AC	ACZ	postcode	region			%N~%O~%A~%C - %Z			####
        BE	ACZ	ACZ	postal_code	province	B		%O~%N~%A~%Z %C			####
        BF	AC	AC	postal_code	region			%N~%O~%A~%C			
        BG	ACZ	ACZ	postal_code	oblast			%N~%O~%A~%Z %C			####
        BH	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			###|1###
        BI	AC	AC	postal_code	region			%N~%O~%A~%C			
        BJ	AC	AC	postal_code	region		C	%N~%O~%A~%C			
        BL	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			9[78][01]##
        BM	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			@@ **
        BN	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			@@ ####
        BO	AC	AC	postal_code	department		C	%N~%O~%A~%C			
        BQ	AC	AC	postal_code	region			%N~%O~%A~%C			
        BR	ACSZ	ACSZ	cep	state			%O~%N~%A~%D~%C-%S~%Z		pt	#####-###
        BS	AC	ACS	postal_code	island			%N~%O~%A~%C, %S		en	
        BT	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			#####
        BV	AC	AC	postal_code	region			%N~%O~%A~%C			
        BW	AC	AC	postal_code	region			%N~%O~%A~%C			
        BY	AC	ACSZ	postal_code	oblast			%O~%N~%A~%Z, %C~%S			######
        BZ	AC	AC	postal_code	region			%N~%O~%A~%C			
        CA	ACSZ	ACSZ	postal_code	province		CS	%N~%O~%A~%C %S %Z		en	[A-CEGHJ-NPR-TVXY]#[A-CEGHJ-NPR-TV-Z] #[A-CEGHJ-NPR-TV-Z]#
        CC	AC	ACSZ	postcode	region		CS	%O~%N~%A~%C %S %Z			6799
        CD	AC	AC	postal_code	region			%N~%O~%A~%C			
        CF	AC	AC	postal_code	region			%N~%O~%A~%C			
        CG	AC	AC	postal_code	region			%N~%O~%A~%C			
        CH	ACZ	ACZ	plz	canton	CH SUI		%O~%N~%A~CH-%Z %C			####
        CI	AC	AC	postal_code	region			%N~%O~ %A %C			
        CK	AC	AC	postal_code	region			%N~%O~%A~%C			
        CL	AC	ACSZ	postal_code	region			%N~%O~%A~%Z %C~%S		es	#######
        CM	AC	AC	postal_code	region			%N~%O~%A~%C			
        CN	ACSZ	ACSZ	postal_code	province		S	%Z~%S%C%D~%A~%O~%N	%N~%O~%A~%D~%C~%S, %Z	zh	######
        CO	AS	ACSZ	postal_code	department			%N~%O~%A~%D~%C, %S, %Z		es	######
        CR	ACS	ACSZ	postal_code	province			%N~%O~%A~%S, %C~%Z			####|#####|###-####
        CU	AC	ACSZ	postal_code	province			%N~%O~%A~%C %S~%Z		es	#####
        CV	AC	ACSZ	postal_code	island			%N~%O~%A~%Z %C~%S		pt	####
        CW	AC	AC	postal_code	region			%N~%O~%A~%C			
        CX	AC	ACSZ	postcode	region		CS	%O~%N~%A~%C %S %Z			6798
        CY	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        CZ	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			### ##
        DE	ACZ	ACZ	plz	state	D		%N~%O~%A~%Z %C			#####
        DJ	AC	AC	postal_code	region			%N~%O~%A~%C			
        DK	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        DM	AC	AC	postal_code	region			%N~%O~%A~%C			
        DO	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####
        DZ	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####
        EC	AC	ACZ	postal_code	province		C	%N~%O~%A~%Z~%C			######
        EE	ACZ	ACSZ	postal_code	county	EST		%N~%O~%A~%Z %C %S			#####
        EG	AC	ACSZ	postal_code	governorate			%N~%O~%A~%C~%S~%Z		ar	#####|#######
        EH	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####
        ER	AC	AC	postal_code	region			%N~%O~%A~%C			
        ES	ACSZ	ACSZ	postal_code	province	E	CS	%N~%O~%A~%Z %C %S		es	#####
        ET	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        FI	ACZ	ACZ	postal_code	region	FI FIN		%O~%N~%A~FI-%Z %C			#####
        FJ	AC	AC	postal_code	region			%N~%O~%A~%C			
        FK	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			FIQQ 1ZZ
        FM	ACZ	ACZ	zip	state			%N~%O~%A~%C FM %Z			9694[1-4]|9694[1-4]-####
        FO	AC	ACZ	postal_code	region	FO		%N~%O~%A~FO%Z %C			###
        FR	ACZ	ACZ	postal_code	region	F	C	%O~%N~%A~%Z %C			#####
        GA	AC	AC	postal_code	region			%N~%O~%A~%C			
        GB	ACZ	ACZ	postcode	nation	UK	C	%N~%O~%A~%C~%Z			GIR 0AA|AB# #%%|AB#* #%%|AL# #%%|AL#* #%%|B# #%%|B#* #%%|BA# #%%|BA#* #%%|BB# #%%|BB#* #%%|BD# #%%|BD#* #%%|BF# #%%|BF#* #%%|BH# #%%|BH#* #%%|BL# #%%|BL#* #%%|BN# #%%|BN#* #%%|BR# #%%|BR#* #%%|BS# #%%|BS#* #%%|BT# #%%|BT#* #%%|BX# #%%|BX#* #%%|CA# #%%|CA#* #%%|CB# #%%|CB#* #%%|CF# #%%|CF#* #%%|CH# #%%|CH#* #%%|CM# #%%|CM#* #%%|CO# #%%|CO#* #%%|CR# #%%|CR#* #%%|CT# #%%|CT#* #%%|CV# #%%|CV#* #%%|CW# #%%|CW#* #%%|DA# #%%|DA#* #%%|DD# #%%|DD#* #%%|DE# #%%|DE#* #%%|DG# #%%|DG#* #%%|DH# #%%|DH#* #%%|DL# #%%|DL#* #%%|DN# #%%|DN#* #%%|DT# #%%|DT#* #%%|DY# #%%|DY#* #%%|E# #%%|E#* #%%|EC# #%%|EC#* #%%|EH# #%%|EH#* #%%|EN# #%%|EN#* #%%|EX# #%%|EX#* #%%|FK# #%%|FK#* #%%|FY# #%%|FY#* #%%|G# #%%|G#* #%%|GL# #%%|GL#* #%%|GY# #%%|GY#* #%%|GU# #%%|GU#* #%%|HA# #%%|HA#* #%%|HD# #%%|HD#* #%%|HG# #%%|HG#* #%%|HP# #%%|HP#* #%%|HR# #%%|HR#* #%%|HS# #%%|HS#* #%%|HU# #%%|HU#* #%%|HX# #%%|HX#* #%%|IG# #%%|IG#* #%%|IM# #%%|IM#* #%%|IP# #%%|IP#* #%%|IV# #%%|IV#* #%%|JE# #%%|JE#* #%%|KA# #%%|KA#* #%%|KT# #%%|KT#* #%%|KW# #%%|KW#* #%%|KY# #%%|KY#* #%%|L# #%%|L#* #%%|LA# #%%|LA#* #%%|LD# #%%|LD#* #%%|LE# #%%|LE#* #%%|LL# #%%|LL#* #%%|LN# #%%|LN#* #%%|LS# #%%|LS#* #%%|LU# #%%|LU#* #%%|M# #%%|M#* #%%|ME# #%%|ME#* #%%|MK# #%%|MK#* #%%|ML# #%%|ML#* #%%|N# #%%|N#* #%%|NE# #%%|NE#* #%%|NG# #%%|NG#* #%%|NN# #%%|NN#* #%%|NP# #%%|NP#* #%%|NR# #%%|NR#* #%%|NW# #%%|NW#* #%%|OL# #%%|OL#* #%%|OX# #%%|OX#* #%%|PA# #%%|PA#* #%%|PE# #%%|PE#* #%%|PH# #%%|PH#* #%%|PL# #%%|PL#* #%%|PO# #%%|PO#* #%%|PR# #%%|PR#* #%%|RG# #%%|RG#* #%%|RH# #%%|RH#* #%%|RM# #%%|RM#* #%%|S# #%%|S#* #%%|SA# #%%|SA#* #%%|SE# #%%|SE#* #%%|SG# #%%|SG#* #%%|SK# #%%|SK#* #%%|SL# #%%|SL#* #%%|SM# #%%|SM#* #%%|SN# #%%|SN#* #%%|SO# #%%|SO#* #%%|SP# #%%|SP#* #%%|SR# #%%|SR#* #%%|SS# #%%|SS#* #%%|ST# #%%|ST#* #%%|SW# #%%|SW#* #%%|SY# #%%|SY#* #%%|TA# #%%|TA#* #%%|TD# #%%|TD#* #%%|TF# #%%|TF#* #%%|TN# #%%|TN#* #%%|TQ# #%%|TQ#* #%%|TR# #%%|TR#* #%%|TS# #%%|TS#* #%%|TW# #%%|TW#* #%%|UB# #%%|UB#* #%%|W# #%%|W#* #%%|WA# #%%|WA#* #%%|WC# #%%|WC#* #%%|WD# #%%|WD#* #%%|WF# #%%|WF#* #%%|WN# #%%|WN#* #%%|WR# #%%|WR#* #%%|WS# #%%|WS#* #%%|WV# #%%|WV#* #%%|YO# #%%|YO#* #%%|ZE# #%%|ZE#* #%%|BFPO #|BFPO ##|BFPO ###|BFPO ####
        GD	AC	AC	postal_code	region			%N~%O~%A~%C			
        GE	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        GF	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			9[78]3##
        GG	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			GY# #%%|GY#* #%%
        GH	AC	AC	postal_code	region			%N~%O~%A~%C			
        GI	A	ACZ	postcode	region			%N~%O~%A~%C~%Z			GX11 1AA
        GL	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			39##
        GM	AC	AC	postal_code	region			%N~%O~%A~%C			
        GN	AC	ACZ	postal_code	region			%N~%O~%Z %A %C			###
        GP	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			9[78][01]##
        GQ	AC	AC	postal_code	region			%N~%O~%A~%C			
        GR	ACZ	ACZ	postal_code	region	EL		%N~%O~%A~%Z %C			### ##
        GS	ACZ	ACZ	postcode	region		C	%N~%O~%A~~%C~%Z			SIQQ 1ZZ
        GT	AC	ACZ	postal_code	department			%N~%O~%A~%Z- %C			#####
        GU	ACZ	ACZ	zip	region			%N~%O~%A~%C GU %Z			969[12]#|969[12]#-####|9693[12]|9693[12]-####
        GW	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        GY	AC	AC	postal_code	region			%N~%O~%A~%C			
        HK	AC	ACS	postal_code	area			%S~%C~%A~%O~%N	%N~%O~%A~%C~%S	zh-Hant	
        HM	AC	ACSZ	postcode	region		CS	%O~%N~%A~%C %S %Z			####
        HN	ACS	ACSZ	postal_code	department			%N~%O~%A~%C, %S~%Z			#####
        HR	ACZ	ACZ	postal_code	county	HR		%N~%O~%A~HR-%Z %C			#####
        HT	AC	ACZ	postal_code	department	HT		%N~%O~%A~HT%Z %C			####
        HU	ACZ	ACZ	postal_code	county	H	C	%N~%O~%C~%A~%Z			####
        ID	AS	ACSZ	postcode	province			%N~%O~%A~%C~%S %Z		id	#####
        IE	AC	ACSZ	eircode	county			%N~%O~%A~%D~%C~%S~%Z		en	[AC-FHKNPRTV-Y]## [0-9AC-FHKNPRTV-Y][0-9AC-FHKNPRTV-Y][0-9AC-FHKNPRTV-Y][0-9AC-FHKNPRTV-Y]|D6W [0-9AC-FHKNPRTV-Y][0-9AC-FHKNPRTV-Y][0-9AC-FHKNPRTV-Y][0-9AC-FHKNPRTV-Y]
        IL	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			#####|#######
        IM	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			IM# #%%|IM#* #%%
        IN	ACSZ	ACSZ	pin	state			%N~%O~%A~%C %Z~%S		en	######
        IO	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			BBND 1ZZ
        IQ	ACS	ACSZ	postal_code	governorate		CS	%O~%N~%A~%C, %S~%Z			#####
        IR	AC	ACSZ	postal_code	province			%O~%N~%S~%C, %D~%A~%Z		fa	#####-#####
        IS	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			###
        IT	ACSZ	ACSZ	cap	province	I	CS	%N~%O~%A~%Z %C %S		it	#####
        JE	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			JE# #%%|JE#* #%%
        JM	ACS	ACS	postal_code	parish			%N~%O~%A~%C~%S		en	
        JO	AC	ACZ	postal_code	governorate			%N~%O~%A~%C %Z			#####
        JP	ASZ	ACSZ	postal_code	prefecture			〒%Z~%S%C~%A~%O~%N	%N~%O~%A, %C~%S %Z	ja	###-####
        KE	AC	ACZ	postal_code	county			%N~%O~%A~%C~%Z			#####
        KG	AC	ACZ	postal_code	oblast			%N~%O~%A~%Z %C			######
        KH	AC	ACZ	postal_code	province			%N~%O~%A~%C %Z			#####|######
        KI	AC	ACS	postal_code	island		CS	%N~%O~%A~%S~%C			
        KM	AC	AC	postal_code	region		C	%N~%O~%A~%C			
        KN	ACS	ACS	postal_code	island			%N~%O~%A~%C, %S		en	
        KP	AC	ACSZ	postal_code	region			%Z~%S~%C~%A~%O~%N	%N~%O~%A~%C~%S, %Z	ko	
        KR	ACSZ	ACSZ	postal_code	do_si			%S %C%D~%A~%O~%N~%Z	%N~%O~%A~%D~%C~%S~%Z	ko	#####
        KW	AC	ACZ	postal_code	governorate			%N~%O~%A~%Z %C			#####
        KY	AS	ACSZ	postal_code	island			%N~%O~%A~%C~%S %Z		en	KY#-####
        KZ	AC	ACSZ	postal_code	oblast			%Z~%S~%C~%A~%O~%N			######|@##@#@#
        LA	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####
        LB	AC	ACZ	postal_code	governorate			%N~%O~%A~%C %Z			####|#### ####
        LC	AC	AC	postal_code	region			%N~%O~%A~%C			
        LI	ACZ	ACZ	plz	region	FL FL		%O~%N~%A~FL-%Z %C			948[5-9]|949[0-8]
        LK	AC	ACZ	postcode	region			%N~%O~%A~%C~%Z			#####
        LR	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        LS	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			###
        LT	ACZ	ACSZ	postal_code	region	LT		%O~%N~%A~LT-%Z %C %S			#####
        LU	ACZ	ACZ	plz	region	L L		%O~%N~%A~L-%Z %C			####
        LV	ACZ	ACSZ	postal_code	region			%N~%O~%A~%S~%C, %Z			LV-####
        LY	AC	AC	postal_code	region			%N~%O~%A~%C			
        MA	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####
        MC	ACZ	ACZ	postal_code	region	MC		%N~%O~%A~MC-%Z %C			980##
        MD	AC	ACZ	postal_code	region	MD		%N~%O~%A~MD-%Z %C			####
        ME	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			8####
        MF	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			9[78][01]##
        MG	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			###
        MH	ACZ	ACZ	zip	state			%N~%O~%A~%C MH %Z			969[67]#|969[67]#-####
        MK	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        ML	AC	AC	postal_code	region			%N~%O~%A~%C			
        MM	AC	ACZ	postal_code	state			%N~%O~%A~%C, %Z			#####|#######
        MN	AC	ACSZ	postal_code	region			%N~%O~%A~%C~%S %Z			#####|######
        MO	A	AC	postal_code	region			%C~%A~%O~%N	%N~%O~%A~%C		
        MP	ACZ	ACZ	zip	state			%N~%O~%A~%C MP %Z			9695[0-2]|9695[0-2]-####
        MQ	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			9[78]2##
        MR	AC	AC	postal_code	region		C	%N~%O~%A~%C			
        MS	AC	AC	postal_code	region			%N~%O~%A~%C			
        MT	AC	ACZ	postal_code	region		C	%N~%O~%A~%C %Z			@@@ ##|@@@ ###|@@@ ####
        MU	AC	ACZ	postal_code	region		C	%N~%O~%A~%Z~%C			#####|###@@###
        MV	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			#####
        MW	AC	AC	postal_code	region			%N~%O~%A~%C			
        MX	ACSZ	ACSZ	postal_code	state		CS	%N~%O~%A~%D~%Z %C, %S		es	#####
        MY	ACZ	ACSZ	postcode	state		CS	%N~%O~%A~%D~%Z %C~%S		ms	#####
        MZ	AC	ACSZ	postal_code	province			%N~%O~%A~%Z %C%S		pt	####
        NA	AC	ACZ	postal_code	region			%N~%O~%A~%C~%Z			#####
        NC	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			988##
        NE	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        NF	AC	ACSZ	postcode	region		CS	%O~%N~%A~%C %S %Z			2899
        NG	AC	ACSZ	postal_code	state		CS	%N~%O~%A~%D~%C %Z~%S		en	######
        NI	AC	ACSZ	postal_code	department		CS	%N~%O~%A~%Z~%C, %S		es	#####
        NL	ACZ	ACZ	postcode	province			%O~%N~%A~%Z %C			[1-9]### [A-RT-Z]@|[1-9]### S[BCE-RT-Z]
        NO	ACZ	ACZ	postal_code	county	N		%N~%O~%A~%Z %C			####
        NP	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			#####
        NR	AS	AS	postal_code	district			%N~%O~%A~%S		en	
        NU	AC	AC	postal_code	region			%N~%O~%A~%C			
        NZ	ACZ	ACZ	postcode	region			%N~%O~%A~%D~%C %Z			####
        OM	AC	ACZ	postal_code	governorate			%N~%O~%A~%Z~%C			###
        PA	AC	ACS	postal_code	province		CS	%N~%O~%A~%C~%S			
        PE	AC	ACSZ	postal_code	region			%N~%O~%A~%C %Z~%S		es	[0-2]####|LIMA ##|LIMA #|CALLAO ##|CALLAO #
        PF	ACZ	ACSZ	postal_code	island		CS	%N~%O~%A~%Z %C %S			987##
        PG	ACS	ACSZ	postal_code	province			%N~%O~%A~%C %Z %S			###
        PH	AC	ACSZ	zip	province			%N~%O~%A~%D, %C~%Z %S		en	####
        PK	AC	ACZ	postcode	region			%N~%O~%A~%D~%C-%Z			#####
        PL	ACZ	ACZ	postal_code	voivodeship			%N~%O~%A~%Z %C			##-###
        PM	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			9[78]5##
        PN	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			PCRN 1ZZ
        PR	ACZ	ACZ	zip	region	PR		%N~%O~%A~%C PR %Z			00[679]##|00[679]##-####
        PS	AC	AC	postal_code	region			%N~%O~%A~%C			
        PT	ACZ	ACZ	postal_code	district	P		%N~%O~%A~%Z %C			####-###
        PW	ACZ	ACZ	zip	state			%N~%O~%A~%C PW %Z			96939|96939-####|96940|96940-####
        PY	AC	ACZ	postal_code	department			%N~%O~%A~%Z %C			####|######
        QA	AC	AC	postal_code	region		C	%N~%O~%A~%C			
        RE	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			9[78]4##
        RO	ACZ	ACSZ	postal_code	county	RO	C	%N~%O~%A~%Z %S %C			######
        RS	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####|######
        RU	ACSZ	ACSZ	postal_code	oblast		C	%N~%O~%A~%C~%S~%Z		ru	######
        RW	AC	AC	postal_code	region		C	%N~%O~%A~%C			
        SA	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			#####|#####-####
        SB	AC	AC	postal_code	region			%N~%O~%A~%C			
        SC	AC	ACS	postal_code	island		S	%N~%O~%A~%C~%S			
        SD	AC	ACZ	postal_code	state			%N~%O~%A~%C~%Z			#####
        SE	ACZ	ACZ	postal_code	county	SE S		%O~%N~%A~SE-%Z %C			### ##
        SG	AZ	AZ	postal_code	region			%N~%O~%A~SINGAPORE %Z			######
        SH	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			ASCN 1ZZ|STHL 1ZZ
        SI	ACZ	ACZ	postal_code	region	SI SLO		%N~%O~%A~SI-%Z %C			####
        SJ	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        SK	ACZ	ACZ	postal_code	region			%N~%O~%A~%Z %C			### ##
        SL	AC	AC	postal_code	region			%N~%O~%A~%C			
        SM	AZ	ACZ	cap	region	RSM		%N~%O~%A~%Z %C			4789#
        SN	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####
        SO	ACS	ACSZ	postal_code	region		CS	%N~%O~%A~%C, %S %Z		so	@@ #####
        SR	AC	ACS	postal_code	region		S	%N~%O~%A~%C~%S		nl	
        SS	AC	AC	postal_code	state			%N~%O~%A~%C			
        ST	AC	AC	postal_code	region			%N~%O~%A~%C			
        SV	ACS	ACSZ	postal_code	department		CS	%N~%O~%A~%Z-%C~%S		es	CP [1-3][1-7][0-2]#
        SX	AC	AC	postal_code	region			%N~%O~%A~%C			
        SY	AC	AC	postal_code	governorate			%N~%O~%A~%C			
        SZ	AC	ACZ	postal_code	region		C	%N~%O~%A~%C~%Z			[HLMS]###
        TC	ACZ	ACZ	postcode	region		C	%N~%O~%A~%C~%Z			TKCA 1ZZ
        TD	AC	AC	postal_code	region			%N~%O~%A~%C			
        TF	AC	AC	postal_code	region			%N~%O~%A~%C			
        TG	AC	AC	postal_code	region			%N~%O~%A~%C			
        TH	AC	ACSZ	postcode	province		S	%N~%O~%A~%D %C~%S %Z	%N~%O~%A~%D, %C~%S %Z	th	#####
        TJ	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			######
        TK	AC	AC	postal_code	region			%N~%O~%A~%C			
        TL	AC	AC	postal_code	region			%N~%O~%A~%C			
        TM	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			######
        TN	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			####
        TO	AC	AC	postal_code	region			%N~%O~%A~%C			
        TR	ACZ	ACSZ	postal_code	province			%N~%O~%A~%Z %C/%S		tr	#####
        TT	AC	AC	postal_code	region			%N~%O~%A~%C			
        TV	AC	ACS	postal_code	island		CS	%N~%O~%A~%C~%S		tyv	
        TW	ACSZ	ACSZ	postal_code	county			%Z~%S%C~%A~%O~%N	%N~%O~%A~%C, %S %Z	zh-Hant	###|#####|######
        TZ	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			####|#####
        UA	ACZ	ACSZ	postal_code	oblast			%N~%O~%A~%C~%S~%Z		uk	#####
        UG	AC	AC	postal_code	region			%N~%O~%A~%C			
        UM	ACS	ACSZ	zip	state		CS	%N~%O~%A~%C %S %Z			96898
        US	ACSZ	ACSZ	zip	state	USA	S	%N~%O~%A~%C %S %Z		en	#####|#####-####
        UY	AC	ACSZ	postal_code	department		CS	%N~%O~%A~%Z %C %S		es	#####
        UZ	AC	ACSZ	postal_code	region		CS	%N~%O~%A~%Z %C~%S			######
        VA	AZ	ACZ	cap	region			%N~%O~%A~%Z %C			00120
        VC	AC	ACZ	postal_code	region			%N~%O~%A~%C %Z			VC####
        VE	ACS	ACSZ	postal_code	state		CS	%N~%O~%A~%C %Z, %S		es	####|####-@
        VG	A	ACZ	postcode	region			%N~%O~%A~%C~%Z			VG####
        VI	ACZ	ACZ	zip	state			%N~%O~%A~%C VI %Z			008[0-4]#|008[0-4]#-####|0085[01]|0085[01]-####
        VN	AC	ACSZ	postal_code	province			%N~%O~%A~%C~%S %Z		vi	#####|######
        VU	AC	AC	postal_code	region			%N~%O~%A~%C			
        WF	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			986##
        WS	AC	AC	postal_code	region			%N~%O~%A~%C			
        XK	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			[1-7]####
        YE	AC	AC	postal_code	governorate			%N~%O~%A~%C			
        YT	ACZ	ACZ	postal_code	region		C	%O~%N~%A~%Z %C			976##
        ZA	ACZ	ACZ	postcode	province			%N~%O~%A~%D~%C~%Z			####
        ZM	AC	ACZ	postal_code	region			%N~%O~%A~%Z %C			#####
        ZW	AC	AC	postal_code	region			%N~%O~%A~%C			
        """#
}
