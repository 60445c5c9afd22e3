"""Words that the model of biased sentences knows besides the shipped lists; of our own writing."""

from __future__ import annotations

from framing.support.word_sets import word_set

#: Words of grammar: each may have a weight of its own, since none has a topic.
GRAMMAR = word_set("""a about across after again against all almost along already also although
    always am among an and another any anyone anything are aren't around as at away back be because
    been before behind being below between beyond both but by can can't cannot could couldn't did
    didn't do does doesn't doing don't down during each either else enough even ever every everyone
    everything for from had hadn't has hasn't have haven't having he her here hers herself him
    himself his how however i i'm i've if in into is isn't it it's its itself just least less let
    like many may me might mine more most much must my myself neither never no nobody none nor not
    nothing now of off often on once one only onto or other others our ours ourselves out over own
    per perhaps quite rather same several shall she should shouldn't since so some somehow someone
    something sometimes soon still such than that that's the their theirs them themselves then there
    there's therefore these they they're this those though through throughout thus to together too
    toward towards under unless until up upon us very via was wasn't we we're well were weren't what
    whatever when whenever where whether which while who whoever whom whose why will with within
    without won't would wouldn't yet you you're your yours yourself""")

#: Words by which news reports: who said it, when, how many, in which office.
REPORTING = word_set("""according added agency agreed announced annual approved approximately april
    arrested asked asks august average bill board bureau cases charged city commission committee
    company confirmed conference council county court day days december decrease decreased
    department described document documents earlier email estimated estimates expected explained
    february federal filed findings friday hearing hospital hour hours included includes including
    increase increased international interview january judge july june jury lawmakers lawsuit
    legislation march meeting meetings members million billion minutes monday month months national
    noted november october office officer officials official opened people percent percentage
    period planned plans police poll polls previously program published quarter rate rates reached
    received recent recently record records released remained report reported reporters reports
    researchers resigned rose said saturday scheduled secretary sent september session signed
    spokesman spokesperson spokeswoman spoke state stated statement states study suit sunday survey
    surveyed telephone testified testimony thursday told total tuesday university voted votes
    wednesday week weeks wrote year years yesterday""")

#: Words by which a writer speaks up: weighs, insists, generalises, asks, turns to the reader.
STANCE = word_set("""absolutely actually admittedly agenda all allegedly altogether always anyway
    anything apparently arguably at-best average-joe bad basically believe best better big bit
    blame bother brand certainly claim claims clear clearly common completely course critics
    culture curiously decent deserve deserves else entire entirely especially essentially
    establishment even ever everybody everyday everyone everything evidently exactly excuse excuses
    extremely fact fail failed fails failure fair fairly faith fake fake false far feel feels few
    finally folks fortunately frankly fundamentally funny genuine genuinely good granted great guess
    guy guys hard hardly highly honest honestly hope hopefully huge idea ideas identity ideological
    ideology imagine impossible incidentally increasingly indeed inevitable inevitably interestingly
    ironically irony isn't just kind know lack likely little logic lot lots luckily mainstream maybe
    meanwhile mere merely mind moral morally morality movement myth naturally narrative need needs
    nobody nonetheless normal nothing notion obvious obviously oddly of-course ordinary ought
    particularly people perfectly perhaps plain plainly plenty point politically possibly pretend
    pretty problem problems proof propaganda proves purely question quite rarely rather real
    reality really reason reasons regardless remember rhetoric right rightly sadly seem seemingly
    seems self sense seriously should simple simply so some somehow somewhat sort story strangely
    stuff sudden suddenly supposed supposedly sure surely surprising surprisingly tend tends
    terribly thankfully thing things think totally true truly truth typical typically
    understandably undoubtedly unfortunately unlike unsurprisingly usual usually utter utterly
    virtually want wants way whole wholly wonder wrong wrongly""")

#: Names of sides, peoples and topics in small letters: they weigh nothing, whatever list has them.
SILENT = word_set("""abortion abortions african-american alt-right american americans anti-abortion
    anti-gun anti-trans anti-vaccination anti-vaccine anti-vax anti-vaxxer anti-vaxxers antifa asian
    asylum atheist atheists bipartisan black blackness blacks border borders capitalism capitalist
    capitalists cars catholic catholics centrist centrists chinese christian christianity christians
    cities climate communism communist communists communities conservatism conservative
    conservatives coronavirus covid covid-19 crime crimes debt democrat democratic democrats disease
    doctors donald doping education elections evangelical evangelicals far-left far-right fascism
    fascist fascists female females feminism feminist feminists funding gas gay gays gender gop
    governors grimes gun guns hispanic homes homosexual homosexuals immigrant immigrants immigration
    impeachment iranian islam islamic islamism islamist islamists israeli jew jewish jews labor
    latino latinos left left-leaning left-wing leftism leftist leftists leftwing lesbian lgbt lgbtq
    liberal liberalism liberals libertarian libertarians loan loans maga male males man marxism
    marxist marxists measles men mexican mia migrant migrants muslim muslims nationalism nationalist
    nationalists nazi nazi-like nazis neo-nazi neo-nazis obamacare pandemic parents population
    pro-abortion pro-choice pro-gun pro-life pro-lifer pro-lifers progressive progressives religious
    republican republicans right-leaning right-wing rightist rightists rightwing russian sales
    scientists sen socialism socialist socialists student students supremacism supremacist
    supremacists supremacy tax taxes tea-party trans transgender trump trumpism trumps u.s. unborn
    undocumented vaccination vaccine vaccines virus wall warsaw wearing white white-nationalism
    white-nationalist white-nationalists white-supremacist whiteness whites woman women women's
    workers""")
