"""First names that people in the Netherlands and in English-speaking countries have, and a few organisations."""

from __future__ import annotations

from functools import cache

from bot.understand.fold import bare

_GIVEN = """
aaltje aart abdel abdul abel abigail ada adam adele aditya adriaan adriaantje adrian adriana agnes agnieszka ahmed
aicha aisha aisling alan alasdair albert alejandro alex alexander alexandra alfred ali alice alicia alina alison
allison alma amanda amara amber amelia amina amir amira amit amrita amy an ana anais anand anass anders andre andrea
andreas andrew andries andy angela angelique anil anita anja anjali ank anke ankit anna annabel annalise anne annelies
annemarie annemiek annet annette annie anniek anouck anouk ans anselm anthony antoine antoinette anton antonia antonio
aoife april ard arend ariane arie arjan arjen arjun armand arno arnold arnoud art arthur arun astrid august aukje ava
aya ayse babette barbara barry bart bas bastiaan bavo bea beatrice beatrix becky belinda ben benjamin benny bente
bep betsy coby dana dineke hannie jopie riet truus wes
berber berend bernard bernd bert bertus beth betty bianca bilal bill billy birgit bjorn bob bobby boris boudewijn boyd
brad bram brandon brecht brenda brian bridget brigitte britt bruce bruno bryan caitlin callum camilla carel carine
carl carla carlijn carlo carlos carmela carmen carol carola carolien carolina caroline carolyn casper catharina
catherine catrien cees celine chantal charlene charles charlie charlotte cheng cheryl chiara chip chloe chris christa
christel christiaan christian christien christina christine christopher ciaran cindy claire clara claudia claus
clemens cliff coen colette colin connie connor cor cora corine corinne cornelia cornelis corné craig crystal cynthia
daan daisy damian dan daniel daniela danielle danique danny daphne darren dave david dean debbie deborah declan deepa
deepak deirdre deniz dennis derek desiree diana diane dick diederik diego dieter dina dirk divya djamila dolf dolores
dominic dominique don donald donna dora dorien doris dorothy doug douglas dounia duncan dunya dylan ebru ed eddy edgar
edith edward edwin eefje eelco egbert eileen ela elaine eleanor elena eleonora elias elif eline elisa elisabeth elise
elizabeth ella ellen elles elly els elsa else elske elvira emanuel emily emine emir emma emmanuel emre eoin eric erica
erik erika ernst erwin esmee esra esther ethan euan eugene eva evan eve eveline evelyn evert ewout fabian fadi faith
farah faruk fatih fatima fatma fatou feike felicia felix femke fenna ferdinand fergus fernando ferry fieke fien finn
fiona fleur floor floortje flora floris fokke fons fouad frances francien francis francisco franciska frank frankie
frans fred freda frederik frederique freek frits fritz gabriel gabriela gabrielle gareth gary gaurav gea geert geertje
gemma geoff george gerald gerard gerben gerda gerrit gert gertrude gijs gijsbert gilbert gillian gina ginny giovanni
glenn gloria goele goncalo gonny gordon govert grace graham grainne grant greet greetje greg gregory greta griet
grietje guadalupe guido gustavo guus gwen gwyneth hakim halima hamid hamish hamza hanna hannah hanneke hannes hanny
hans harm harold harrie harriet harry harvey hasan hassan hatice heather hedwig hein heleen helen helena helga helma
hendrik hendrika henk hennie henny henri henrietta henry herbert herman hester hettie hicham hidde hilda hilde hiroshi
holly hope howard hubert hugh hugo huib iain ian ibrahim ida igor ilona ilse imane imke imran ina indira ine ines inez
inga inge ingeborg ingmar ingrid irena irene iris irma isa isaac isabel isabella isabelle ismail ivan ivo ivonne ivy
jaap jack jackie jacob jacoba jacqueline jade jake jamal james jamie jan jana jane janet janice janine janna janne
janneke jannes jantine jarno jasmijn jasmin jasmine jason jasper javier jay jayden jean jeanet jeanette jeff jeffrey
jelle jelmer jelte jen jennifer jenny jens jeremy jeroen jerry jesse jessica jessie jet jette jill jim jimmy jin
jitske jo joan joanna joanne joao job jochem jodie joe joel joep joey johan johanna johannes john johnny jolanda
jolanthe jolien jolijn jon jonah jonas jonathan joop joost jordan jordy jorge jorien jorik joris jorn jorrit jos jose
josef joseph josephine josh joshua josien josje joy joyce juan judith jules julia julian juliana julie juliet juliette
june jurgen jurjen jurre justin justine kai kamal karel karen karim karin karina karl karla karlijn kasia kasper
katarzyna kate katharina katherine kathleen kathy katie katja katrien kavita kay kees keith kelly ken kenji kenneth
kerry kevin khadija khalid kiki kim kimberly kirsten kitty klaartje klaas klara klaus kobe koen koert kofi koos
krishnan kristel kristen kristian kristin kristina krzysztof kurt kwame kyle kyra lakshmi lana lars latifa laura
lauren laurence laurens laurie lea leah leen leendert lei leila lena leni lennart lenny leo leon leonard leonie leonor
leontien les lesley leslie leticia levi lex li lia liam lian lidia lidwien lieke lies liesbeth lieve lili lilian lilly
lily lina linda lindsay ling linnea lionel lisa lisanne liselotte lisette liz loes lois lola lonneke lore lorenzo
loretta lotje lotte lou louis louisa louise lourens luc luca lucas lucia lucie lucinda lucy luigi luis lukasz luke
lutger luuk lydia lynn maaike maarten maartje mabel machteld maddy madeleine madelief madelon mae magda magdalena
maggie maike malgorzata malik manish manon manuel mara marc marcel marcella marcin marco marcus margaret margje margot
margreet margriet maria mariam marian marianne marie mariek marieke mariel marielle marietta marije marijke marijn
marika marilyn marina mario marion mariska marit marius marja marjan marjolein marjolijn marjon mark marleen marlene
marlies marloes marlon marnix marta martha martien martijn martin martina martine marvin mary maryam mateo mathijs
mathilda mats matt matthew matthias matthijs maud maureen maurice maurits max maxim maxime may meera mees megan mehdi
mehmet mei meike meindert melanie melis melissa melle melvin menno merel merijn merle meta mia micha michael michel
michelle michiel mick miep miguel mike mila milan milo milou mimi min mina mindy ming minke mira miranda mirella
miriam mirjam mirte mischa mitchell mo moesha mohamed mohammed molly mona monica monika monique morgan morris mounir
moussa muhammad murat mustafa myra myrna myrthe nabil nadia nadine naima najat nancy naomi natalia natalie natascha
natasha nathalie nathan neil nell nelleke nelly nerys nesrin ngozi nia niall niamh nick nicky nico nicole niek niels
nienke nigel nikhil nikita nikki niko nina nisha noa noah noel noelle noemi noor noortje nora noud nouria nynke oda
oisin okan olaf olga oliver olivia olivier olu omar onno oscar oskar osman otto oumaima owen pablo paddy padraig pam
pamela paola pascal pat patricia patrick patty paul paula paulien pauline paulus pavel pawel pedro peggy penny pepijn
percy pete peter petra phil philip philippa phoebe pia pierre piet pieter pieternel pilar pim piotr pip pleun polly
pooja priscilla priya priyanka quentin quinn quirine rabia rachel rachid rafael rahul raj rajesh ralf ralph ramesh
ramon rana randy raoul rashid ravi raymond rebecca redouan reggie regina reinier reinout rem remco remy rene renee
renske reza rhea rhona rhys ria rianne ricardo richard richie rick ricky rik riley rina rinske rita ritsaert roald rob
robbert robbie robert roberta roberto robin rochelle rocio rod roderick rodney roel roeland roelof roger rogier rohan
roisin roland roman romana romy ron ronald ronnie roos roosmarijn rory rosa rosalie rosanne rose roseanne rosemary
rosie ross rowan roy ruben ruby rudi rudolf rudy rufus rupert russell rutger ruth ruud ryan sabine sabrina sacha said
sal sally salma sam samantha samira samuel sander sandra sandy sanjay sanna sanne santiago saoirse sara sarah sascha
saskia scott sean sebastiaan sebastian selin selma sem seppe serena serge sergei sergio serkan seth shane shanti
sharon shauna shawn sheila shelley shirley sian siem sien sietse sigrid silke silvia simon simone sinead siobhan sjaak
sjoerd sjors skip sneha sofia sofie sonia sonja sophia sophie soraya soren soufiane srinivas stacey stan stef stefan
stefanie steffen stella stephan stephanie stephen steve steven stijn stuart sue sunil sunita suresh susan susanna
susanne suzan suzanne suzie svea sven svetlana swati sybren sylvia taco tamar tamara tania tanja tara tariq tatiana
ted teresa terry tess tessa teun teunis thea theo theodora theresa thierry thijmen thijs thom thomas tiago tiffany
tijmen tijs tilly tim timo timothy tina tineke tjeerd tobias toby todd tom tomas tomasz tommy ton tonny tony toon toos
tracy trees trevor trijntje trudy tygo tyler uma umut ursula valentijn valentina valerie vanessa veerle venkat vera
vernon veronica veronique vicky victor victoria vijay vikram vincent viola violet virginia vita vivian vivienne wanda
wannes warren wayne wei wendel wendy wesley whitney wibe wiebe wiebke wietse wietske wil wilco wilfred wilhelmina will
willeke willem willemien willemijn william willie wilma wim winston wojciech wout wouter wouterina xander xavier xiu
xochitl yan yara yasmin yasmina yasmine yassin yolanda youri youssef yuki yuko yusra yusuf yvette yvonne zach zachary
zahra zainab zara zeynep zoe zofia zohra
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


def is_given_name(word: str) -> bool:
    """Whether a word is a first name that people have; a company or somebody's role is not."""
    return bare(word) in given_names()


@cache
def organisations() -> frozenset[str]:
    """Words that name an organisation even in lower case, folded."""
    return frozenset(_ORGANISATIONS.split())
