"""First names that people in the Netherlands and in English-speaking countries have, and a few organisations."""

from __future__ import annotations

from functools import cache

_GIVEN = """
aaltje aart abdel abdul abel abigail ada adam adele adriaan adrian adriana agnes ahmed aicha aisha alan albert alex
alexander alexandra alfred ali alice alicia alina alison allison alma amanda amara amber amelia amina amir amira amy
an ana anais anders andre andrea andreas andrew andries andy angela angelique anita anja ank anke anna annabel
annalise anne annelies annemarie annemiek annet annette annie anniek anouk anouck anselm ans anthony anton antoine
antoinette antonia antonio april ard arend ariane arie arjan arjen armand arno arnold arnoud art arthur astrid august
aukje ava aya ayse babette barbara barry bart bas bastiaan bea beatrice beatrix becky belinda ben benjamin benny bente
berber berend bernard bernd bert bertus beth betty bianca bill billy birgit bjorn bob bobby boris boudewijn boyd brad
bram brandon brecht brenda brian bridget brigitte britt bruce bruno bryan caitlin camilla carel carine carl carla
carlijn carlo carlos carmen carol carola carolien carolina caroline carolyn casper catharina catherine catrien cees
celine chantal charlene charles charlie charlotte cheryl chiara chip chloe chris christa christel christian christiaan
christien christina christine christopher cindy claire clara claudia claus clemens cliff coen colin colette connie
connor cor cora corine corinne corné cornelia cornelis craig crystal cynthia daan daisy damian dan daniel daniela
danielle danique danny daphne darren dave david dean debbie deborah dennis derek desiree deniz diana diane dick
diederik dieter dina dirk djamila dolf dolores dominic dominique don donald donna dora doris dorien dorothy doug
douglas dounia duncan dunya dylan ebru ed eddy edgar edith edwin edward eefje eelco egbert eileen ela elaine eleanor
eleonora elena elias eline elisa elisabeth elise elizabeth ella ellen elly elles els elsa else elske elvira emanuel
emily emine emir emma emmanuel eric erica erik erika ernst erwin esmee esra esther ethan eugene eva evan eve eveline
evelyn evert ewout fabian fadi faith farah faruk fatih fatima fatma fatou feike felicia felix femke fenna ferdinand
ferry fien fieke finn fiona fleur floor flora floortje floris fokke fons fouad frances francien francis frank frankie
frans franciska fred freda frederik frederique freek frits fritz gabriel gabriela gabrielle gareth gary gea geert
geertje gemma geoff george gerald gerard gerben gerda gerrit gert gertrude gijs gijsbert gilbert gillian gina ginny
giovanni glenn gloria gonny gordon govert grace graham grant greet greetje greg gregory greta grietje guido guus gwen
hakim halima hamid hamza hanna hannah hanneke hannes hanny hans harm harold harriet harrie harry harvey hasan hassan
hatice heather hedwig hein heleen helen helena helga helma hendrik hendrika henk hennie henny henri henrietta henry
herbert herman hester hettie hidde hilda hilde holly hope howard hubert hugh hugo huib ian ibrahim ida ilona ilse
imane imke imran ina ine inez inga inge ingeborg ingmar ingrid irena irene iris irma isa isaac isabel isabella
isabelle ismail ivan ivo ivonne ivy jaap jack jackie jacob jacoba jacqueline jade jake jamal james jamie jan jana jane
janet janine janna janne janneke jannes jantine janice jarno jasmijn jasmin jasmine jason jasper jay jayden jean
jeanet jeanette jeff jeffrey jelle jelmer jelte jen jennifer jenny jens jeremy jerry jeroen jesse jessica jessie jet
jette jill jim jimmy jitske jo joan joanna joanne job jochem jodie joe joel joep joey johan johanna johannes john
johnny jolanda jolanthe jolien jolijn jon jonah jonas jonathan joop joost jordan jordy jorge jorien jorik joris jorn
jorrit jos jose josef josephine joseph josh joshua josien josje joy joyce juan judith jules julia julian juliana julie
juliet juliette june jurgen jurjen jurre justin justine kai kamal karel karen karim karin karina karl karla karlijn
kasper kate katharina katherine kathleen kathy katie katja katrien kay kees keith kelly ken kenneth kerry kevin
khadija khalid kiki kim kimberly kirsten kitty klaas klaartje klaus klara koen koert koos kristel kristen kristian
kristin kristina kurt kyle kyra lana lars latifa laura lauren laurens laurence laurie lea leah leen leendert leila
lena leni lennart lenny leo leon leonard leonie leonor leontien les lesley leslie leticia levi lex lia liam lian lidia
lidwien lies liesbeth lieke lieve lili lilian lilly lily lina linda lindsay linnea lionel lisa lisanne lisette
liselotte liz loes lois lola lonneke lorenzo loretta lotte lou louis louisa louise lourens luc luca lucas lucia lucie
lucinda lucy luigi luis luke lutger luuk lydia lynn maaike maarten maartje mabel machteld maddy madeleine madelief
madelon mae magda maggie maike malik manon manuel mara marc marcel marcella marco marcus margaret margje margot
margreet margriet maria mariam marian marianne marie mariek marieke mariel marielle marietta marije marijke marijn
marika marilyn marina mario marion mariska marit marius marja marjan marjolein marjolijn marjon mark marleen marlene
marlies marloes marlon marnix marta martha martien martijn martin martina martine marvin mary maryam mathijs mathilda
mats matt matthew matthias matthijs maud maureen maurice maurits max maxim maxime may mees megan mehdi mehmet mei
meike meindert melanie melis melissa melle melvin menno merel merijn merle meta mia micha michael michel michelle
michiel mick miep miguel mike mila milan milo milou mimi mina mindy minke mira miranda mirella miriam mirjam mirte
mischa mitchell mo moesha mohamed mohammed molly mona monica monika monique morgan morris moussa muhammad murat
mustafa myra myrna myrthe nabil nadia nadine naima nancy naomi natalia natalie natascha natasha nathalie nathan neil
nell nelleke nelly nesrin nia niall nick nicky nicole nico niek niels nienke nigel nikita nikki niko nina noa noah
noel noelle noemi noor noortje nora noud nouria nynke oda okan olaf olga oliver olivia olivier omar onno oscar oskar
osman otto owen pablo paddy pam pamela paola pascal pat patricia patrick patty paul paula paulien pauline paulus pedro
peggy penny pepijn percy pete peter petra phil philip philippa phoebe pia piet pieter pieternel pim pip pleun polly
priscilla priya quentin quinn quirine rabia rachel rachid rafael ralf ralph ramon rana randy raoul rashid raymond
rebecca reggie regina reinier reinout rem remco remy rene renee renske reza rhea rhona ria rianne ricardo richard
richie rick ricky rik riley rina rinske rita ritsaert roald rob robbert robbie robert roberta roberto robin rochelle
rod roderick rodney roel roeland roelof roger rogier rohan roland roman romana romy ron ronald ronnie roos roosmarijn
rory rosa rosalie rosanne rose roseanne rosemary rosie ross rowan roy ruben ruby rudi rudolf rudy rufus rupert russell
ruth rutger ruud ryan sabine sabrina sacha said sal sally salma sam samantha samira samuel sander sandra sandy sanna
sanne saoirse sara sarah sascha saskia scott sean sebastiaan sebastian selin selma sem serena serge sergio seth shane
shanti sharon shauna shawn sheila shelley shirley siem sien sietse sigrid silke silvia simon simone siobhan sjaak
sjoerd sjors skip sofia sofie sonia sonja soraya sophia sophie soren soufiane stacey stan stef stefan stefanie steffen
stella stephan stephanie stephen steve steven stijn stuart sue sunita susan susanna susanne suzan suzanne suzie sven
svetlana sybren sylvia taco tamar tamara tania tanja tara tariq tatiana ted teresa terry tess tessa teun teunis thea
theo theodora theresa thierry thijmen thijs thom thomas tiago tijs tiffany tijmen tilly tim timo timothy tina tineke
tjeerd tobias toby todd tom tomas tommy ton tonny tony toon toos tracy trees trevor trijntje trudy tyler tygo ursula
valentijn valentina valerie vanessa vera vernon veronica veronique vicky victor victoria vincent viola violet virginia
vita vivian vivienne wanda warren wayne wendel wendy wesley whitney wibe wiebe wiebke wietske wil wilco wilfred
wilhelmina will willeke willem willemien willemijn william willie wilma wim winston wouter wout wouterina xander
xavier yara yasmin yasmina yassin yolanda youri youssef yusuf yvette yvonne zach zachary zahra zara zeynep zoe zohra
adriaantje alejandro amit amrita anand anil arjun arun carmela cheng deepa deepak diego divya elif emre fernando
francisco gustavo hiroshi igor indira javier jin joao kavita kenji kofi kwame lakshmi lei leila li ling mateo meera
mei min ming ngozi nikhil nisha olu pavel pierre priyanka rahul raj rajesh ravi rosa sanjay santiago serkan sergei
sunil svea tariq uma umut vijay vikram wei xiu yan yuki yuko yusra zainab
"""
_ORGANISATIONS = """
3m abn amro ing rabobank asn triodos kpn ziggo philips asml shell unilever heineken ahold albert heijn jumbo lidl hema
bijenkorf coolblue bol bol.com picnic adyen mollie booking tomtom randstad achmea aegon nn klm schiphol ns prorail tno
tue tudelft uva vu ru umc google microsoft apple amazon ibm oracle sap salesforce spotify netflix ikea bmw vw tesla
nasa bbc nhs unicef deloitte kpmg pwc ey accenture capgemini cgi efteling ajax psv feyenoord rijkswaterstaat uwv knvb
dsm akzo
"""


@cache
def given_names() -> frozenset[str]:
    """First names, folded."""
    return frozenset(_GIVEN.replace("é", "e").split())


@cache
def organisations() -> frozenset[str]:
    """Words that name an organisation even in lower case, folded."""
    return frozenset(_ORGANISATIONS.split())
