/**
 * One format of an identity number. Several rows may share an id: the forms of one number.
 *
 * `id | where | patterns | check | names | sole names | bare shapes`
 *
 * The id begins with the country (ISO 3166-1). Patterns are those of the number without separators and in capitals: `#` a digit, `@` a
 * letter, `?` either, `*` a letter, `&` or `Ñ`; of `(A|B)` one of these. The check is spelled as `detectors/document-checks.ts` reads it. Sole names count only as the
 * whole name. Bare shapes are what the number looks like in running text, where it is found without a name, `§` a digit or a letter that stands for one; a row that is found `anywhere`
 * and lists none takes its patterns.
 */
export type DocumentRow = string;

const V10 = '10,9,8,7,6,5,4,3,2';

/**
 * Sources: the issuing authorities' own pages as python-stdnum 2.0 cites them for each number, and for the rest ICAO Doc 9303, the
 * European Commission's list of tax numbers (TIN) and its VAT information exchange system (VIES), as of 2026.
 */
export const documentRows: readonly DocumentRow[] = [
  // United States: IRS (ITIN: IRM 3.21.263; EIN prefixes), CMS (MBI: "Understanding the MBI format"; NPI: 45 CFR 162.406).
  'us-itin | separated | 9######## | in:3-5:50-65,70-88,90-92,94-99 | itin, individual taxpayer identification number | | 9##-##-####',
  'us-ein | in-context | ######### | in:0-2:1-6,10-16,20-27,30-48,50-68,71-77,80-88,90-95,98-99 | ein, fein, employer identification number, employer id, employer id number',
  'us-ptin | in-context | P######## | | ptin, preparer tin',
  'us-atin | in-context | ######### | | atin, adoption tin',
  'us-npi | in-context | 1#########, 2######### | npi | npi, national provider identifier, provider npi',
  'us-mbi | anywhere | #@?#@?#@@## | signs:0:123456789 without:SLOIBZ | mbi, medicare beneficiary identifier, medicare beneficiary id | | #@?#@?#@@##, #@?#-@?#-@@##',
  // Canada: Employment and Social Development Canada (SIN), Canada Revenue Agency (BN).
  'ca-sin | in-context | ######### | luhn signs:0:12345679 | social insurance number, social insurance no, numero d assurance sociale, assurance sociale, social insurance | sin, nas',
  'ca-bn | in-context | #########, #########R(C|M|P|T)#### | luhn@0-9 | business number, gst number, hst number, cra business number | gst',
  // Mexico: RENAPO (CURP), SAT (RFC; numbers older than its check sign are valid).
  'mx-curp | anywhere | @@@@######H@@@@@?#, @@@@######M@@@@@?# | curp date:YYMMDD:4 | curp, clave unica de registro de poblacion, clave unica',
  'mx-rfc | anywhere | ****######??? | date:YYMMDD:4 | rfc, registro federal de contribuyentes, registro federal | | @@@@######???, @@@@-######-???, ######@@#, ######@##, ######@#@, ######@@@, #######@#, #######@@, @#######@#, @######@##, @######@@#',
  'mx-rfc | anywhere | ***######??? | date:YYMMDD:3 rfc | | | @@@######???, @@@-######-???',
  'mx-rfc | in-context | ***######??? | date:YYMMDD:3',
  // Brazil: Receita Federal (CPF, CNPJ; IN RFB 2.229 of 2024 for letters in the CNPJ).
  `br-cpf | separated | ########### | end:11:${V10}:00987654321@0-10 end:11:11,${V10}:00987654321 varied counted | cpf, cpf cnpj, cadastro de pessoa fisica | documento | ###.###.###-##`,
  `br-cpf | in-context | ########### | end:11:${V10}:00987654321@0-10 end:11:11,${V10}:00987654321 varied`,
  'br-cnpj | separated | ????????????## | cnpj varied | cnpj, cadastro nacional da pessoa juridica, cpf cnpj | documento | ##.###.###',
  // Latin America: AFIP, SII, DIAN, Registro Civil, RENIEC, SUNAT, DGI, JCE, SAT, SENIAT, ONAPI.
  'ar-cuit | separated | ########### | end:11:5,4,3,2,7,6,5,4,3,2:09987654321 in:0-2:20,23-24,27,30,33-34,50,51,55 | cuit, cuil, cuit cuil | | ##-########-#',
  'ar-dni | in-context | ########, ####### | | documento nacional de identidad, documento nacional | documento',
  'cl-rut | separated | ########?, #######?, ######? | end:11:8,9,4,5,6,7,8,9:0123456789K | rut, rol unico tributario, rut cliente | | ##.###.###-#, ##.###.###-k, #.###.###-#, #.###.###-k',
  'co-nit | in-context | ########, #########, ##########, ###########, ############ | end:11:47,43,41,37,29,23,19,17,13,7,3:01987654321 | nit, numero de identificacion tributaria, cedula de ciudadania',
  'gt-nit | in-context | ##(|#|##|###|####|#####|######|#######|########|#########)? | end:11:12,11,10,9,8,7,6,5,4,3,2:0K987654321 | nit, numero de identificacion tributaria',
  'sv-nit | in-context | ############## | in:0-1:0,1,9 | nit, numero de identificacion tributaria',
  'ec-ci | in-context | ########## | luhn in:0-2:1-24,30,50 signs:2:0123456 | cedula, cédula, cedula de identidad',
  'ec-ruc | in-context | ############# | in:0-2:1-24,30,50 | ruc',
  'pe-cui | in-context | ######## | | cui, dni peru',
  'pe-cui | in-context | ########? | end:11:3,2,7,6,5,4,3,2:65432110987|end:11:3,2,7,6,5,4,3,2:KJIHGFEDCBA | ',
  'pe-ruc | in-context | ########### | end:11:5,4,3,2,7,6,5,4,3,2:10987654321 in:0-2:10,15,16,17,20 | ruc, registro unico de contribuyentes',
  'uy-rut | in-context | ############ | end:11:4,3,2,9,8,7,6,5,4,3,2:0!987654321 in:0-2:1-22 | rut, registro unico tributario',
  'do-cedula | separated | ########### | luhn | cedula, cédula, cedula de identidad | | ###-#######-#',
  'cr-cpf | in-context | #########, 0#########, ####### | | cedula fisica, cédula física, cpf',
  'cr-cr | in-context | 1##########, 1########### | | cedula de residencia, dimex',
  'cu-ni | in-context | ########### | date:YYMMDD:0 | carne de identidad, numero de identidad, identidad',
  've-rif | separated | @######### | rif | rif, registro de informacion fiscal | | @-########-#',
  // United Kingdom and Ireland: HMRC (NIM39110, UTR), NHS Data Dictionary, DVLA (driver number), Department of Social Protection.
  'gb-nino | anywhere | @@######@ | nino | nino, ni number, national insurance, national insurance number, national insurance no',
  'gb-nhs | in-context | ########## | end:11:10,9,8,7,6,5,4,3,2:0!987654321 | nhs, nhs number, nhs no',
  'gb-utr | in-context | ##########, ##########K | utr | utr, unique taxpayer reference, self assessment utr, self assessment',
  'gb-driving-licence | anywhere | @@(@@@|@@9|@99|999)######(@@|@9|99)?@@ | in:6-8:1-12,51-62 in:8-10:1-31 | dvla number, driver number',
  'ie-pps | anywhere | #######@, #######@@ | pps | pps, ppsn, pps number, pps no, rsi number',
  // France: INSEE (NIR, SIREN, SIRET), DGFiP (SPI).
  'fr-nir | in-context | ###############, #####2A########, #####2B######## | nir signs:0:12345678 | nir, numero de securite sociale, numéro de sécurité sociale, numero secu, num secu, insee, secu',
  'fr-nif | in-context | ############# | fr-nif signs:0:0123 | spi, numero fiscal, numéro fiscal, numero fiscal de reference | nif',
  'fr-siren | in-context | ######### | luhn | siren, numero siren',
  'fr-siret | in-context | ############## | luhn|poste | siret, numero siret',
  // Germany: Bundeszentralamt für Steuern (IdNr), Deutsche Rentenversicherung, GKV-Spitzenverband, BMI (Ausweisnummer).
  'de-idnr | in-context | ########### | iso11-10 de-idnr | steuer id, steuer idnr, steueridentifikationsnummer, steuerliche identifikationsnummer, steuer identifikationsnummer, idnr',
  'de-svnr | anywhere | ########@### | svnr moved:DDMMYY:2 | sozialversicherungsnummer, rentenversicherungsnummer, versicherungsnummer, svnr, rvnr, sv nummer',
  'de-kvnr | in-context | @######### | kvnr | krankenversichertennummer, versichertennummer, kvnr, krankenversicherungsnummer',
  'de-personalausweis | in-context | @???????# | icao signs:0:CFGHJKLMNPRTVWXYZ | personalausweis, personalausweisnummer, ausweisnummer, reisepassnummer, ausweis nr, perso nr',
  'de-stnr | in-context | ##########, ###########, ############, ############# | | steuernummer, steuer nr, st nr, stnr',
  // Austria, Switzerland, Liechtenstein.
  'at-vnr | in-context | ########## | sum:11:3,7,9,-1,5,8,4,2,1,6 | svnr, vsnr, sozialversicherungsnummer, sv nummer, ecard nummer',
  'ch-ahv | separated | 756########## | sum:10:1,3,1,3,1,3,1,3,1,3,1,3,1 | ahv, ahv nummer, ahv nr, numero avs, social security number, sozialversicherungsnummer, ahvn13, sozialversicherung | avs | 756.####.####.##',
  'li-peid | in-context | ####, #####, ######, #######, ########, #########, ##########, ###########, ############ | | peid, personenidentifikationsnummer',
  // Netherlands, Belgium, Luxembourg.
  'nl-bsn | in-context | #########, ########, ####### | sum:11:9,8,7,6,5,4,3,2,-1 | bsn, burgerservicenummer, sofinummer',
  'nl-identiteitskaart | in-context | @@??????# | without:O | identiteitskaart, paspoortnummer, paspoort, identiteitskaartnummer',
  'be-nn | separated | ########### | be-nn | rijksregisternummer, niss, insz, registre national, numero national, numero de registre national, rrn, bis nummer, nationaal nummer | bis | ##.##.##-###.##',
  'be-eid | separated | ############ | be-eid | eid kaartnummer, numero carte identite, kaartnummer eid | | ###-#######-##',
  'lu-nin | in-context | ############# | luhn@0-12 lu-nin | matricule, matricule national, numero matricule',
  // Spain: Ministerio del Interior (DNI, NIE), Agencia Tributaria (CIF), Seguridad Social (NUSS).
  'es-dni | anywhere | ########@ | dni | dni, documento nacional, nif | | ########@, ########-@',
  'es-nie | anywhere | (X|Y|Z)#######@ | nie | numero de extranjero, numero de identidad de extranjero, nif | nie | (X|Y|Z)(|-)#######(|-)@',
  'es-cif | in-context | @#######? | cif | cif, nif, codigo de identificacion fiscal',
  'es-nuss | in-context | ############ | nuss | nuss, numero de la seguridad social, seguridad social, numero de afiliacion | naf',
  // Portugal, Italy, Greece, Malta, San Marino, Andorra.
  'pt-nif | in-context | ######### | end:11:9,8,7,6,5,4,3,2:00987654321 signs:0:1235689 | nif, nipc, contribuinte, numero de contribuinte',
  'pt-cc | anywhere | #########@?# | pt-cc | cartao de cidadao, cartão de cidadão, numero cartao cidadao | cc | #########@?#',
  'it-codicefiscale | anywhere | @@@@@@??@??@???@ | codicefiscale | codice fiscale, codicefiscale, cod fiscale | | @@@@@@§§@§§@§§§@, @@@@@@##@##-@###@',
  'it-piva | in-context | ########### | luhn | partita iva, piva, p iva, codice fiscale',
  'gr-amka | in-context | ########### | luhn date:DDMMYY:0 | amka, αμκα',
  'gr-afm | in-context | #########, ######## | end:11:256,128,64,32,16,8,4,2:01234567890 | afm, αφμ',
  'mt-id | in-context | #######@, ######@, #####@ | signs:-1:MGAPLHBZ | maltese id, karta tal identita',
  'sm-coe | in-context | ######, #####, #### | | codice operatore economico | coe',
  'ad-nrt | in-context | @######@ | | nrt, numero de registre tributari',
  // Nordic countries: CPR-kontoret, Skatteetaten, Skatteverket, Digi- ja väestötietovirasto, Þjóðskrá.
  'dk-cpr | in-context | ########## | date:DDMMYY:0 | cpr, cpr nummer, cpr nr, personnummer',
  'no-fnr | in-context | ########### | end:11:3,7,6,1,8,9,4,5,2:0!987654321@0-10 end:11:5,4,3,2,7,6,5,4,3,2:0!987654321 | fodselsnummer, fødselsnummer, fnr, personnummer, d nummer',
  'se-pnr | separated | ########## | luhn moved:YYMMDD:0 | personnummer, personnr, pnr, samordningsnummer, ssn | | ######-####',
  'se-pnr | separated | ############ | luhn@2-12 moved:YYMMDD:2 in:0-2:18-20 | | | ########-####',
  'fi-hetu | anywhere | #########?, ######@###? | hetu | hetu, henkilotunnus, henkilötunnus, personbeteckning | | ######(-|+|A|B|C|D|E|F|U|V|W|X|Y)###?',
  'is-kt | separated | ########## | end:11:3,2,7,6,5,4,3,2:0!987654321@0-9 moved:DDMMYY:0 in:2-4:1-12 | kennitala, kt nr | | ######-####',
  // Baltic countries.
  'ee-ik | in-context | ########### | baltic moved:YYMMDD:1 | isikukood, ik kood, personal code',
  'lt-ak | in-context | ########### | baltic | asmens kodas, asmens kodo nr, personal code',
  'lv-pk | separated | ########### | end:11:10,5,8,4,2,1,6,3,7,9:12345678900 date:DDMMYY:0 | personas kods, personas kodas, personal code | | ######-#####',
  'lv-pk | in-context | ########### | in:0-2:32-39|sum:11:9,1,4,8,3,10,2,5,7,6,1:3',
  // Poland, Czechia, Slovakia, Hungary, Romania, Bulgaria.
  'pl-pesel | in-context | ########### | sum:10:1,3,7,9,1,3,7,9,1,3,1 moved:YYMMDD:0 | pesel, numer pesel, nr pesel',
  'pl-nip | in-context | ########## | end:11:6,5,7,2,3,4,5,6,7:0123456789! | nip, numer nip, nr nip',
  'pl-dowod | in-context | @@@###### | sum:10:7,3,1,9,7,3,1,7,3 | dowod osobisty, dowód osobisty, numer dowodu, seria i numer dowodu',
  'cz-rc | in-context | ##########, ######### | rc moved:YYMMDD:0 | rodne cislo, rodné číslo, rodne c | rč',
  'hu-adoszam | in-context | ########, ########### | sum:10:9,7,3,1,9,7,3,1@0-8 | adoszam, adószám, anum',
  'hu-taj | in-context | ######### | end:10:3,7,3,7,3,7,3,7:0123456789 | taj szam, taj szám, tajszam | taj',
  'ro-cnp | in-context | ############# | end:11:2,7,9,1,4,6,3,5,8,2,7,9:01234567891 moved:YYMMDD:1 signs:0:123456789 | cnp, cod numeric personal',
  'bg-egn | in-context | ########## | end:11:2,4,8,5,10,9,7,3,6:01234567890 moved:YYMMDD:0 | egn, егн, единен граждански номер',
  'bg-pnf | in-context | ########## | end:10:21,19,17,13,11,9,7,3,1:0123456789 | pnf, lnch, лнч, личен номер на чужденец',
  // The former Yugoslavia, Albania, Turkey.
  'hr-oib | in-context | ########### | iso11-10 | oib, osobni identifikacijski broj',
  'si-emso | in-context | ############# | end:11:7,6,5,4,3,2,7,6,5,4,3,2:00987654321 date:DDMM:0 | emso, emšo, jmbg, maticna stevilka, matična številka občana, jedinstveni maticni broj, umcn',
  'al-nipt | in-context | @########@ | | nipt, nuis',
  'tr-tckn | in-context | ########### | tr-tckn | tckn, tc kimlik, kimlik no, tc kimlik no, kimlik numarasi, t c kimlik no, tc no',
  // Ukraine, Russia, Belarus, Kazakhstan: ФНС (ИНН), ПФР (СНИЛС), МВД (паспорт).
  'ua-rnokpp | in-context | ########## | end:11:-1,5,7,9,4,6,10,5,7:01234567890 | ipn, іпн, рнокпп, rntrc, rnokpp, edrpou',
  'ru-inn | in-context | ########## | end:11:2,4,10,3,5,9,4,6,8:01234567890 | инн | inn',
  'ru-inn | in-context | ############ | inn | ',
  'ru-snils | separated | ########### | snils | snils, снилс | | ###-###-###',
  'ru-passport | in-context | ########## | | паспорт, серия и номер, паспорт рф, номер паспорта',
  'by-unp | in-context | ######### | end:11:29,23,19,17,13,7,5,3:0123456789! | унп, unp',
  'by-unp | in-context | @@####### | signs:0:ABCEHKM signs:1:ABCEHKM |',
  'kz-iin | in-context | ############ | kz-iin moved:YYMMDD:0 | иин, жсн | iin',
  // Middle East and Africa: ICP, Absher, Population Registry, Home Affairs, NIMC, KRA.
  'il-id | in-context | #########, ######## | luhn | teudat zehut, mispar zehut, identity number, מספר זהות, ת ז',
  'ae-eid | separated | 784############ | luhn in:3-7:1900-2040 | emirates id, emirates id number, eid number, uae id, الهوية الإماراتية, هوية, رقم الهوية | | 784-####-#######-#',
  'sa-id | in-context | 1#########, 2######### | luhn | iqama, iqama number, saudi id, saudi national id, هوية, رقم الهوية',
  'eg-nid | in-context | ############## | date:YYMMDD:1 signs:0:23 | egyptian national id, الرقم القومي',
  'za-id | in-context | ############# | luhn date:YYMMDD:0 | sa id, sa id number, south african id, rsa id',
  'za-tin | in-context | ########## | luhn | income tax number | tin',
  'ng-nin | in-context | ########### | verhoeff | national identification number, nimc number, national identification | nin',
  'ke-pin | anywhere | A#########@, P#########@ | | kra pin, kra pin number',
  'mu-nid | in-context | @############?, @############# | | mauritius nid, nid number | nid',
  // India: UIDAI, Income Tax Department, GSTN, Election Commission.
  'in-aadhaar | separated | ############ | verhoeff signs:0:23456789 | aadhaar, aadhar, aadhaar number, aadhaar no, uidai, आधार | | ####-####-####',
  'in-pan | anywhere | @@@(A|B|C|F|G|H|J|L|P|T)@####@ | | permanent account number, pan card, pan number',
  'in-gstin | anywhere | ##@@@@@####@?Z? | luhn36 | gstin, gst number, gst no',
  'in-epic | in-context | @@@####### | luhn@3-10 | epic, voter id, epic no, epic number, voter card',
  // South and East Asia.
  'pk-cnic | separated | ############# | signs:0:1234567 signs:12:123456789 | cnic, nicop, cnic number | nic | #####-#######-#',
  'bd-nid | in-context | ##########, #############, ################# | | bangladesh nid, nid no',
  'lk-nic | in-context | #########V, #########X, ############ | | nic number, sri lanka nic | nic',
  'np-id | in-context | ########### | | citizenship number, nagarikta',
  'cn-ric | anywhere | #################? | iso11-2 date:MMDD:10 in:6-8:18-20 in:0-2:11-15,21-23,31-37,41-46,50-54,61-65,71,81-82,91 | 身份证, 身份证号, 身份证号码, 居民身份证, id card no, shenfenzheng, ric no | | (1#|21|22|23|3#|4#|5#|6#|81|82|91)####(19|20)#########(#|X)',
  'cn-uscc | in-context | ?????????????????? | uscc | 统一社会信用代码, uscc, unified social credit code',
  'hk-hkid | separated | @######?, @@######? | hkid | hkid, 身份證, 身份證號碼, hkid no | | @######, @@######',
  'tw-id | in-context | @######### | tw-id | 身分證字號, 身分證, taiwan id',
  'tw-ubn | in-context | ######## | tw-ubn | 統編, 統一編號, ubn',
  'jp-mynumber | in-context | ############ | end:11:6,5,4,3,2,7,6,5,4,3,2:00987654321 | マイナンバー, 個人番号, my number, mynumber',
  'jp-cn | in-context | ############# | jp-cn | 法人番号',
  // Since October 2020 the last six digits are drawn by lot (Ministry of the Interior and Safety): no check digit.
  'kr-rrn | separated | ############# | date:YYMMDD:0 signs:6:0123456789 | 주민등록번호, 주민번호, 외국인등록번호, rrn, jumin, resident registration number | | ######-#######',
  'kr-brn | separated | ########## | kr-brn | 사업자등록번호 | | ###-##-#####',
  'th-pin | in-context | ############# | end:11:13,12,11,10,9,8,7,6,5,4,3,2:10987654321 | เลขประจำตัวประชาชน, เลขบัตรประชาชน, thai id | pin, tin',
  'my-nric | separated | ############ | date:YYMMDD:0 in:6-8:1-16,21-68,71-72,74-79,82-93,98-99 | nric, mykad, kad pengenalan, nric no | | ######-##-####',
  'sg-nric | anywhere | @#######@ | sg-nric | nric, fin number, nric fin, uinfin | fin | (S|T|F|G|M)#######@',
  'sg-uen | in-context | ########@, #########@, @##@@####@ | | uen, uen no',
  'id-nik | in-context | ################ | moved:DDMMYY:6 | nik, ktp, no ktp, nomor induk kependudukan',
  'id-npwp | separated | ############### | luhn@0-9 | npwp | | ##.###.###.#-###.###',
  'vn-mst | in-context | ##########, ############# | sum:11:31,29,23,19,17,13,7,5,3,1:10@0-10 | mst, mã số thuế, ma so thue',
  'vn-cccd | in-context | ############ | | cccd, căn cước công dân, can cuoc cong dan',
  'ph-tin | in-context | #########, ############, ##############, ############# | | ph tin, bir tin | tin',
  // Australia and New Zealand: ATO, Services Australia, ABR, Inland Revenue.
  'au-tfn | in-context | ######## | sum:11:10,7,8,4,6,3,5,1|sum:11:1,4,3,7,5,8,6,9',
  'au-tfn | in-context | ######### | sum:11:1,4,3,7,5,8,6,9,10 | tfn, tax file number, tax file no, tax file',
  'au-medicare | in-context | ##########, ########### | end:10:1,3,7,9,1,3,7,9:0123456789@0-9 signs:0:23456 signs:9:123456789 | medicare, medicare number, medicare card, medicare card number',
  'au-abn | in-context | ########### | abn | abn, australian business number',
  'nz-ird | in-context | #########, ######## | ird | ird, ird number, ird no',
  // VAT numbers with their letters: VIES, "FAQ 11, structure of VAT numbers".
  'eu-vat | anywhere | ATU######## | at-vat | vat, tva, iva, vat number, vat id, vat no, vat reg no, vat registration number, ust id, ust id nr, ust idnr, uid nummer, umsatzsteuer id, numero tva, tva intracommunautaire, btw nummer, numero iva, moms nr',
  'eu-vat | anywhere | BE########## | be-vat@2-12',
  'eu-vat | anywhere | BE######### | be-vat@2-11',
  'eu-vat | in-context | ######### | iso11-10',
  'eu-vat | anywhere | BG######### | bg-vat@2-11',
  // Natural persons: the EGN, the number of a foreigner, or one of the tax office.
  'eu-vat | anywhere | BG########## | end:11:2,4,8,5,10,9,7,3,6:01234567890@2-12|end:10:21,19,17,13,11,9,7,3,1:0123456789@2-12|end:11:4,3,2,7,6,5,4,3,2:0!987654321@2-12',
  'eu-vat | anywhere | CY########@ | cy-vat@2-11',
  'eu-vat | anywhere | CZ######## | end:11:8,7,6,5,4,3,2:10987654321@2-10',
  // Natural persons: the rodné číslo, or a number that begins with 6.
  'eu-vat | anywhere | CZ########## | rc@2-12 moved:YYMMDD:2',
  'eu-vat | anywhere | CZ######### | moved:YYMMDD:2',
  'eu-vat | anywhere | CZ6######## | end:11:8,7,6,5,4,3,2:89012345678@3-11',
  'eu-vat | anywhere | DE######### | iso11-10@2-11',
  'eu-vat | anywhere | DK######## | sum:11:2,7,6,5,4,3,2,1@2-10',
  'eu-vat | anywhere | EE######### | sum:10:3,7,1,3,7,1,3,7,1@2-11',
  'eu-vat | anywhere | EL######### | end:11:256,128,64,32,16,8,4,2:01234567890@2-11',
  'eu-vat | anywhere | ES########@ | dni@2-11',
  'eu-vat | anywhere | ES@#######? | cif@2-11|nie@2-11',
  'eu-vat | anywhere | FI######## | sum:11:7,9,10,5,8,4,2,1@2-10',
  'eu-vat | anywhere | FR??######### | luhn@4-13 fr-vat@2-13',
  'eu-vat | anywhere | HR########### | iso11-10@2-13',
  'eu-vat | anywhere | HU######## | sum:10:9,7,3,1,9,7,3,1@2-10',
  'eu-vat | anywhere | IE#######@, IE#######@@ | pps@2-11',
  'eu-vat | anywhere | IT########### | luhn@2-13',
  'eu-vat | anywhere | LT#########, LT############ | lt-vat@2-14',
  'eu-vat | anywhere | LU######## | lu-vat@2-10',
  'eu-vat | anywhere | LV########### | sum:11:9,1,4,8,3,10,2,5,7,6,1:3@2-13|in:2-3:0-3',
  'eu-vat | anywhere | MT######## | sum:37:3,4,6,7,8,9,10,1@2-10',
  'eu-vat | anywhere | NL#########B## | sum:11:9,8,7,6,5,4,3,2,-1@2-11|nl-vat',
  'eu-vat | anywhere | PL########## | end:11:6,5,7,2,3,4,5,6,7:0123456789!@2-12',
  'eu-vat | anywhere | PT######### | end:11:9,8,7,6,5,4,3,2:00987654321@2-11',
  'eu-vat | anywhere | RO########, RO#########, RO########## | end:11:7,5,3,2,1,7,5,3,2:00987654321@2-12',
  'eu-vat | anywhere | SE############ | luhn@2-12',
  'eu-vat | anywhere | SI######## | end:11:8,7,6,5,4,3,2:!0987654321@2-10',
  'eu-vat | anywhere | SK########## | eleven@2-12',
  'eu-vat | anywhere | XI#########, GB#########, XI############, GB############ | gb-vat@2-11',
];

const shapes = (list: string): readonly string[] => list.split(', ');

/**
 * Documents without a check, by the shapes that their issuers use: what a value of few digits must look like under a
 * field or behind a word to be reported as `identity-document`; four digits or more under a field need no shape.
 * Passports of the forty largest issuers (ICAO Doc 9303, part 3: at most nine signs in the zone; the shapes are from the specimens of
 * PRADO, the Council of the EU's register of identity documents), driving licences (AAMVA DL/ID card design standard, annex D; Directive
 * 2006/126/EC; Sarathi; Denatran), residence permits (Regulation (EC) 1030/2002) and voter cards. As patterns, without separators.
 */
export const documentShapes: Readonly<Record<'passport' | 'licence' | 'card', readonly string[]>> = {
  // US GB CA AU IN CN JP KR DE FR IT ES NL BE PT PL SE NO DK FI IE CH AT CZ RO GR HU BR MX AR CO CL RU UA TR IL AE SA ZA NG EG PK ID.
  passport: shapes(
    '#########, @########, @@#######, @@######, @#######, @@########, ##@@#####, @@@######, @######, @###?####, @??????#, @????????, @@?????##, ########, #######, @#########, @@#####@@, ##########, ###########',
  ),
  // US states from `A######` to `WDL…`, provinces of Canada, Australia, India, Brazil, EU members.
  licence: shapes(
    '@#######, @########, @#########, @############, @##############, @@#######, @@@@@@@#####, @@@@@???##??, @@@@*##?##?, #########, ##########, ########, #######, ######, @@@######, @@######@, ##@@@#####, ###@@####, #@@@#####, @#####, @@######, @@############, @@#############, ###########, ############, @@##########, @@##?########, U1???????@, @@#######@, ?##??????##, ##############',
  ),
  card: shapes(
    '@########, @@#########, @@@#########, @@########, @@@#######, @@@##########, ############, #########, @???????#, @@#######, @@######@, @@#####@@, ?#########',
  ),
};
