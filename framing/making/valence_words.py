"""Words and phrases whose tone in the news the public lists lack or mistake, for `tone.valence`.

Written for this program. Inflected forms follow their word, unless they stand here too.
"""

from __future__ import annotations

#: Words with a tone, graded: 3 for what is praise by itself, 0.5 for what only leans so, -0.5 to
#: -3 for the other side. The grade is one more source beside the public lists. What denies is here
#: too: people rate a sentence with *not* or *too* below the middle, whatever it denies.
GRADES: dict[float, str] = {
    3: """exemplary heroic inspiring life-saving lifesaving magnificent masterful steadfast
        triumphant visionary""",
    2: """admirable admirably bravo breakthrough breakthroughs commendable common-sense
        commonsense compassionate conscientious constructive cooperative courageous
        courageously decency decent democracy democratically deservedly dignified dignity
        diligent enlightened equitable ethical even-handed evenhanded exonerated fair-minded
        far-sighted flourish flourishing generous generously groundbreaking hard-won healing
        high-quality hospitable humane humanity idealism inclusive indispensable ingenious
        innovation innovative invaluable laudable liberated liberation merciful mercy
        momentous noble nobly open-minded outstanding peacefully peacemaker peacemaking
        philanthropist pioneering praiseworthy principled prosper prosperous prudent
        prudently public-spirited rebuild rebuilding reconcile reconciliation rejuvenate
        rescue rescued resilience resilient restored reunited revival revive revived rightly
        sanity savior scrupulous selfless selflessness sensible sensibly sound soundly
        statesman statesmanship stellar thoughtful thrive thriving tolerance trailblazer
        trailblazing transparency trustworthy truthful truthfulness unifying uplift
        uplifting valiant vibrant vindicated vindication virtue virtuous vitality
        volunteerism warmly well-being well-deserved well-earned well-meaning wholesome
        win-win wise wisely workable world-class""",
    1: """abundant accessible accommodating accomplish accountability accountable achieve
        achievement acquit acquitted adept advancement advances allies ally amends amity
        approving artful aspiration aspire assurance assurances attentive augment beautify
        bipartisan bipartisanship blossomed blossoming bolster boom booming bounty buoyancy
        burgeoning candid candor cease-fire ceasefire charitable charity civility civilized
        clarity classier clear-eyed cogent coherent cohesion collaborate collaboration
        collaborative compromise concession conciliator conducive conscience consensus
        conservation conserve consoling cooperate cooperated cooperates cooperating
        cooperation cordial credibility cure cured dedication deserve deserved deserves
        deserving devoted devotion dialogue diplomacy disarmament discerning eloquent
        emancipation empower enable enchantment enrich equality exonerate expertise
        facilitate feasible fine-tuned forthright freed freshest friendship fruitful
        generosity gentleness gleam good-natured good-will goodwill grateful gratitude
        handsome harmony heal healed heartfelt hearty hero heroes historic humanitarian
        humanize humility idealistic impartial impartially improve improvement improvements
        inclusivity independence ingenuity innovate innovator insight insightful inspiration
        inspirational inspire intact invest invigorate joyful judicious kind-hearted
        kindness legitimacy legitimate lifeline lively lofty lucid majestic mature
        meaningful merit merits mitigate moderate moderation modernize modernized momentum
        moral neighborly nimble nurture nurturing openness opportunity optimism overcome
        painstaking pardon partnership patience patriotism peace peace-loving peaceable
        perseverance persevere personable philanthropic philanthropy pleased pleasing
        pluralism poetic popular pragmatic pragmatism praise prescient prestige productive
        productivity professionalism progress prominence prospering protect prowess pure
        purified purposeful quality rapprochement reaffirm reasoned reassure rebound
        reconciled recover recovered recovering recovery redeem reform reformer reformers
        reforms rehabilitate reinvigorate rejoice relieve relieved remedy repair repaired
        rescuers respectful restoration restore restraint reward robust rousing safeguard
        safeguards salvation savor savored seasoned self-discipline self-reliance
        self-restraint shrewd shrewdly skilled skillful smooth smoothly solidarity solve
        solved soothe spared spirited stability stabilize stabilized stable steadily
        stirring streamline streamlined strengthened strive succeed survived survivor
        survivors sustainable sympathetic sympathize sympathy talent tasteful tasty thank
        thanked thorough thoroughly thoughtfully timeless timely tireless tolerate
        transcendent triumph triumphs unanimity unanimous unanimously unblemished unburdened
        undaunted understandable undeterred unite unity unselfishness unspoiled unwavering
        upbeat upgrade upheld uphold upright useful valuable venerable verve victorious
        vigilance vigilant vigorous vigorously warm warmth welcomed well-liked well-written
        wellness wit worthwhile worthy""",
    0.5: """accredited advance agree aid allowed ample assertive assist assistance assisted
        attain attainable attained balanced befitting better-off calm clean cleaner cleanup
        clemency comfort consent copious creation cultivate cultured donate donated donation
        educate educated elegant encourage endowed enhance ensure expansion formidable
        fortify fund galvanize galvanized generate gift growth guarantee haven health help
        inalienable learned leisurely leniency literacy literate multicultural neat
        nonviolence nonviolent nuanced objectivity offer patiently perk permit prepared
        promise prompt promptly prospect quintessential raise ready rebuilt reciprocal
        regained reinstated renew renewal renovated reopen reopened replenish resuscitate
        reunion reunite rugged sacred scholarly sharing sharpen simplicity solvent storied
        strategic subsidy surge tenable tribute truth unharmed unscathed unshakable vaunted
        volunteer volunteered volunteers well-founded well-grounded well-kept well-organized
        willing winner""",
    -0.5: """absent abstain adversary against alter aren't ballooned ban banned bans bar barred
        battle blast block blocked cagey can't cancel canceled cancelled cannot cease clash
        clashes closed closure coffin compete confront confrontation constrain contrary
        couldn't cut cuts cutting defer deny deposed didn't dilute disagree dispute disputed
        doesn't don't drain drastic drawback drift eliminate eliminated eliminating embargo
        evaporate excess exodus expel fear fight fixated flung foe foes forbid fringe
        furtive gap glaring guerrilla guerrillas guess hadn't halt halted hangover hasn't
        haven't hide hype hyperbolic impenetrable impose inconclusive instead insurgency
        intervene isn't lashed less lethality lobby lobbying lobbyist lobbyists lopsided
        lost militia militias minor narrow nationalistic nobody none not nothing oppose
        opposed outcry overstayed overused partisan patchwork penalty postpone prematurely
        pressure preventable prolonged quit rebel rebels reduce refuse regime regimes
        removal repeal rhetoric rumored sank scheme schemes scrutiny secrecy secret shock
        shouldn't shrank shrink shut shutdown silenced simmering skeptic slid slipping slow
        spill spills squeezed strapped strict strike struggle supposedly tense thirsty too
        unaccounted unclear uninterested unseated unsolicited urgent vague vanished
        vanishing vanquished veto vetoed wasn't weren't wishful withheld withhold won't
        wouldn't""",
    -1: """aberration abetted abetting abort abruptly abyss accuse adversarial afflictions
        ailing alarming alarmist allegation allegations amiss antagonist antagonize appease
        appeasement archaic assail assailed astray austerity aversion backdoor backfire
        backfired backlash backlog backsliding badgering baffling bailout bailouts barriers
        bedevil bedeviled bickering blacklisted bloated blocking bogged bombardment booed
        boos brinkmanship bug-ridden bungled bungling bureaucracy bureaucratic burglar
        burglary bypass careen casualties casualty caution cautionary censor censorship
        chill chilling clamor clueless clumsily clumsy clutter collateral collude collusion
        colonialism complacency complacent complain complaint complicit complicity confine
        confiscate confiscated confusing conspire controversial controversy convicted costly
        counterfeit counterproductive coup cover-up coverup cowed crackdown crackdowns
        critic criticism critics cronies crony cronyism crude crumbling culpability cynical
        cynicism damper deadlock deadlocked decay decimate decimated decline declining
        deface defaced defiance defiant defiantly deficiency deficient deflated delay
        delayed delays delegitimize demise deplete depleted deport deportation deportations
        deported depress derail derailed deregulate derelict dereliction desperate
        destabilize destabilizing deter deterioration detract detractor detractors devoid
        dictate dire disagreement disappear disappearance disapproval disapprove disarray
        disband discourage discredit discrepancy disenchanted disenchantment disenfranchise
        disenfranchised disenfranchisement disengaged disincentive dismal dismantle
        dismantling dismiss dismissed dismissing dismissive disparities disparity displace
        displaced displacement disqualify disregard disrupt disrupted disruption dissembling
        dissent dissident dissidents distort divide divided divisive doctored dodge dodged
        domineer double-talk doublespeak doubt doubtful downgrade downplay downplayed
        downturn drunkenness dubious duress dwindle dwindled dysfunctional eavesdropping
        embattled embroiled ensnared entangled epithet epithets erode eroded erosion
        escalate escalated escalating escalation evade evasion evasions evasive evict
        eviction excessive exclude exclusion excuse excuses execute executed execution
        executions exile exorbitant expediency expire exploit expose exposed extinction
        extravagant extreme extremes faction factional falter faltered faltering fawning
        feeble festering fiefdom fizzled flailing flaw flaws fled flee flinch floundering
        foil foment fomenting force forced foreclosed foreclosure forgery fragile fragmented
        frail fraught frayed fraying freeze friction frittered frozen fumble futile gamble
        gambling gimmick glut graffiti grandstanding gridlock grievance grim groped groping
        grueling gutted half-hearted hamper hampered hamstring handcuffed handicap hapless
        harden hardship hardships harsher hasty hazard hazardous heavy-handed hefty
        hemorrhaging hesitate high-handed hijack hijacked hijacking hinder hindered hoard
        hollow homeless homelessness horde hostility hounded hunger hungry hurdle hurdles
        hysteria idleness ill-advised ill-considered ill-prepared ill-timed illusion
        imbalance impairment impasse impatience impatient impeach impeachment impede
        imperialism imperil imperiled impotence impoverished impractical imprecise imprison
        imprisoned imprisonment improper imprudent impunity inability inaccessible inaction
        inadequate inadequately inadvertent inauthentic inconsistent incriminate
        incriminating incursion indefinitely indict indicted indictment indictments
        ineffective inefficient inertia infighting infiltrate infiltrated inflate inflated
        influence-peddling infringe injures insecure insolvency insufficient insurgents
        intolerant intransigence intransigent intrude intrusion intrusive invade invaded
        irresponsibility isolated isolation jail jailed jeopardize jeopardy junta lacking
        laid-off lapse lapses laundering lax layoff layoffs laziness leak leaked leaks limp
        litter littered lonely looming loophole loopholes looting malaise malfunction
        malfunctions manipulate manipulation marginalization marginalize marginalized
        marooned marred masquerading meddle melee militarized miscalculation
        mischaracterized misconceived misconduct misconstrued misfire misguided mishandle
        mishandled misidentified misjudge mislead misleading misled misplaced misread
        misstated missteps mistaken mistakenly misunderstanding misuse mob mobs mugged
        mugger murky mutiny myopic nagging naive narrow-minded nativist nausea neglect
        neglected negligence nervous nihilism nihilistic noncompliance nosedive nullify
        obfuscate obfuscation obscure obscured obsequious obsession obsolete obstacle
        obstacles obstruct obstructionism obstructionist obstructive ominous one-sided
        onerous ossified oust ousted ouster outdated outlaw outmoded overblown overburdened
        overcrowded overcrowding overdose overdoses overdue overestimate overhang overreach
        overreaction overspend overspending overstate overstated overstepped overwhelmed
        overworked overzealous pandering panic paralysis paralyze paralyzed parochial
        paternalistic patronage pawn penalize peril perilous perjured perpetrate petulant
        pitfall pitfalls plague plight plummet plummeted plunge plunged plunging
        polarization polarize polarized polarizing politicize politicized politicizing
        pollute polluted polluter polluters pork porous posturing predicament prejudice
        pretend pretense pretext problematic prohibit prohibitive provocation provocative
        provoke pulverized pummeled punish punitive purge quagmire quarrel questionable
        rancor rancorous ransom rashly ravage rebuff rebuffed rebuke reckless reckon recoil
        recrimination refusal relegated reluctance reluctantly reneged reneging reproach
        resent resign resigned resist restrict restriction restrictions retaliate
        retaliation retaliatory retreat retrench revoke rickety riddled rift rigged rigid
        rigidity rioters risk riskier risky rivalry roiled roiling ruinous run-down rupture
        sabotage saddle saddled sagging scapegoat scarce scarcity scheming scramble scrap
        scrapped scuttle scuttled second-rate segregate segregated segregation
        self-righteous self-serving selfish setback setbacks shackled shaky sham shameless
        shelled shelling short-sighted shortage shortages shortchange shortcoming
        shortcomings shortfall shortsighted shredded shun sidestep simplistic skeptical
        skepticism skewed sloppy sluggish slump slumping smirking smuggle snide so-called
        sour special-interest speculative spite splintered spurious squabble squabbling
        squander squandering stagger stagnant stagnation stalemate stall stalled stalling
        stigma stonewall stonewalling strain strained stranded strife stringent stripped
        struggling stubborn stubbornly stymie stymied subpar subvert subverted sue suffer
        suicidal suppress suspend suspended suspicion suspicious swamp taboo tactless
        tainted tangle tanked tarred tearful teetering tension tepid theft thin-skinned
        threadbare threaten thwart thwarted toothless torched torpedoed toughest trample
        trapped trespassing trigger-happy trouble truancy turbulence turmoil twist unable
        unaccountable unaffordable unanswered unattainable unaware unbalanced unbecoming
        uncertain uncertainty unchecked unconvincing uncooperative uncorroborated
        undemocratic undercut underemployed underemployment underfunded underhanded
        undermine underpaid underperformed underperforming underrepresented understaffed
        underwhelming undisciplined undo unearned uneasiness uneasy uneducated unequal
        unethical uneven unfinished unfit unflattering unfounded unhealthy unheeded
        unilateral uninformed uninsured unintended unlawful unlikely unnecessarily
        unnecessary unpaid unpalatable unpatriotic unpopular unprepared unproven unprovoked
        unpunished unqualified unravel unraveling unrealistic unregulated unreported
        unresolved unrest unsafe unserious unsettled unsettling unsightly unsolved unsound
        unspecified unstable unsubstantiated unsuited unsupported unsympathetic untested
        unthinking untreated unwarranted unwelcome unwieldy unwilling unwillingness
        unwinnable unwise unworkable upheaval uproar usurp vacuum veiled vengeance vex
        victimize vulnerable waning warn warning warnings warp wary watered-down wavering
        weak weaken weakening weary whipped whitewash whitewashed wilt wiretapping withdraw
        withdrawal withdrawn wither wobbly worrisome worst-case wrangle wrangling
        wrong-headed wrongdoing wrongful wrongheaded wrongly zealot zealots""",
    -2: """abhorrent absurdity abuser abusive anguish annihilated anti-semitic anti-semitism
        antisemitic apartheid appalling arbitrarily arbitrary arrogance authoritarian
        autocrat autocratic bankrupt barbaric barbarism baseless beheaded beheading betray
        betrayal bigot bigoted bigotry bigots blackmail blatant blatantly bloodbath blunder
        blunders bogus botched bribe bribery bribes brutality brutally brutish bullied bully
        bullying calamity callous callously cancer-causing carcinogen carcinogenic carnage
        catastrophe chaotic chauvinism cheat cheated coerced coercion con-man conceal
        concealed concealing condemn condemnation contempt contemptuous corrosive coverups
        cowardice cowardly crackpot criminality cripple crippled crippling cruel cruelty
        debacle deceit deceive deceived deception defame degrade degrading dehumanize
        demagogic demagogue demagoguery demagogy demean demented demonize deplorable deplore
        depravity deranged despair despicable despot despotic destitute devastate devastated
        devastation dictator dictatorial dictators dictatorship disfigured disgrace
        disgraced disgraceful dishonest dishonesty disillusion disinformation disingenuous
        dismay dismayed dismaying dismembered disservice distasteful distortion distressing
        doom doomed duplicity egregious embarrass embarrassing embarrassment embezzle
        embezzled embezzlement enrage enraged enslavement executioner extort extortion
        extremism extremist extremists fallacy fanatic fanatical fanatics fascism fascist
        fascists fearmongering fiasco folly foolish foolishly furious fury futility
        genocidal ghastly gluttony gouging greed greedy grotesque gruesome gutless
        hate-filled hatred heartless heinous hideous homophobia homophobic horrendous
        humiliate humiliated humiliating humiliation hypocrisy hypocrite hypocritical
        illegitimate illiberal immoral immorality indecent indefensible inept ineptitude
        inequality inequities inequity inexcusable infamous inflammatory inhuman inhumane
        injustice injustices insane insult insulting intimidate intimidation intolerable
        intolerance irrational irresponsible irresponsibly kickback kickbacks kidnapped
        kidnappers kidnapping kleptocracy lawbreaker lawless lawlessness looters ludicrous
        lunacy lynched lynching madness maimed malfeasance malicious malign malnourished
        malnutrition malpractice mean-spirited meltdown menace menacing meritless misery
        mismanaged mismanagement misogynist misogynistic misogyny misrule mistreat
        mistreated mistreatment mobsters mockery monstrous muzzled narcissism narcissist
        narcissistic nazi nazis nepotism nightmare nonsense nonsensical notorious obscene
        odious onslaught oppress oppressed oppression oppressive oppressor orphaned
        outrageous outrageously pathological persecute persecuted persecution perverse
        pervert pillage plagiarism plunder predatory preposterous racism racist racists
        racketeer racketeering ransack repress repressed repression repressive repugnant
        repulsive robbed robbery rottenness ruin ruined ruthless ruthlessly sadism sadistic
        satanic scam scandalous scourge scurrilous serfdom sexism sexist shabby shame
        shameful shamefully sinister slain slander slaughter slaughtered slay slayer slaying
        slayings sleaze smear smears sordid spineless squalid squalor stalked stalker
        stalking starvation starve starving stupidity subjugated sweatshop sweatshops
        swindle swindled tarnish tarnished terrorize thug thuggish thugs torment traffickers
        trafficking tragic tragically traitor trauma traumatic travesty treacherous
        treachery treason treasonous tyrannical tyranny tyrant ugly unconscionable unfair
        unfairly unforgivable unforgiving unfortunate unfortunately unjust unjustified
        unprincipled unrepentant unscrupulous untenable untrue vandalism vandalized vandals
        vicious viciously vile vindictive vitriol vitriolic vulgar warlord warlords wasteful
        wicked woeful woefully worsen worsened worsening worthless wreckage wretched
        xenophobia xenophobic""",
    -3: """abominable atrocities atrocity catastrophic disastrous evil genocide horrific
        horrifying massacre monstrosity""",
}  # fmt: skip

#: Words that the lists give a tone and that in the news name a thing, an office, a party, a size or
#: a relation (*like*, *party*, *vice* president, *interest* rates): they have none here.
PLAIN = """active actively adopt adopted adopting advocate advocates aides ailes alleged allegedly
    allow allowing allows angeles approximately argue argued argues arguing argument arguments
    assets available backed backing bail base based bases behind big black blacks blue bolt bolton
    bond bonds bureau bureaucrat bureaucrats bush capital certain chance chances cheney chief
    christie clinton cloud cold combat comic common con concerning cons conservative conservatives
    contribution contributions cooling dean demand demanded demanding demands dick dining dove doves
    downtown drop dropped dropping elect elected electing elects energy engage engaged envelope even
    expand expanded expanding expands fairly fall falls fast faster fell fines fire fires first
    fiscal flat fly flying focused ford game games gay gays goods grant granted grants gross gun
    guns hand handed handing hands handy hawk hawks hedge highlight highlighted highlights holiday
    hopefuls hot huge idle impression increase increased increases increasing influence intelligence
    interest interested interests intimate issue issued issuer issues issuing james join joined
    joining joins kinds l large late latest lead leading leads lean least led legal legally leverage
    liberal liberals libertarian libertarians light like lone low lower lowest mandate many mar
    marks matter matters mean meaning means mere merely moderates moderator modern modest more most
    much mystery native natural noted notes noting novel number numbers object odds ok only original
    originally own pan parties party pass passed passes passing passive past patient patients
    patriot play played player playing plays please powell pressed pretty progressive progressives
    pros protester protesters quarter quiet quite rank ranking ranks rapid rapidly rather reds
    regard regarding regards regular reservation reservations reserve revelation revolution
    revolutionary rice right rights rival rivals rob rocky rose roses roughly rumor sag sanction
    sanctioned sanders sec security share shared shares sharp sharply short simple sounded sounding
    sounds static stew straight strikes subpoena suit suits super supply supreme sure tank ticket
    top tops treasury trump trumps united unknown unprecedented usual usually value values vice vote
    votes waged wages waging warmed warming warms well white witness yeah yes"""

#: Words for what news is about. People rate *war* and *murder* among the worst of words, but an
#: article about a war has no other word for it: they count for two thirds.
TOPICS = """abortion abortions accident accidents addiction assault assaults attack attacked
    attacker attackers attacking attacks battles bomb bomber bombing bombings bombs bullet cancer
    combat combatants conflict conflicts crash crashed crashes crime crimes criminal criminals dead
    deadly death deaths debt debts deficit deficits die died dies disaster disasters disease
    diseases dying earthquake epidemic explosion famine fatal flood flu gunman gunmen hackers
    hostage hostages hurricane hurricanes illness infected infection infections inflation
    injured injuries injury invasion kill killed killing killings kills missile murder murdered
    murderer murderous murders outbreak pandemic pollution poverty prison prisoner prisoners
    prisons protest protester protesters protests quake rape rapes rapist recession shooter
    shooting shootings stabbing storm suicide terror terrorism terrorist terrorists tumor tumors
    undocumented unemployment victim victims violence violent virus viruses war warfare wars
    weapon weapons wounded"""

#: Phrases, separated by semicolons, graded as the words are. Where a phrase stands, the words in it
#: have no tone of their own; a grade of 0 says that the phrase has none either.
PHRASES: dict[float, str] = {
    2: """above reproach; breath of fresh air; common sense; fair play; free of corruption;
        good faith; nothing wrong with; right direction; second to none; stand up for; step
        forward; steps forward; thank goodness; win the day; without fear""",
    1: """bear fruit; cease fire; civil rights; common ground; deserves credit; due process;
        equal rights; equal treatment; give credit; gives credit; hard work; hard working;
        heart and soul; held accountable; hold accountable; human rights; in good shape;
        level playing field; made sense; make good; make progress; make sense; makes sense;
        making sense; moral courage; no objection; no problem; not a bad; not bad; not so
        bad; nothing wrong with; on the mend; on track; paid off; pay off; pays off; peace
        agreement; peace of mind; peace process; peace talks; peace treaty; rule of law;
        safety net; second chance; stand a chance; state of the art; to her credit; to his
        credit; to its credit; to their credit""",
    0: """affordable care act; air support; all right; any kind; artificial intelligence; as
        well; associate justice; at best; at issue; at its best; at least; attack ad; attack
        ads; bad bank; bad debt; bad debts; bad loans; balance of payments; balance of
        power; balance sheet; balanced budget; best friend; best known; best seller; best
        sellers; best selling; better known; better late; better or worse; better than; bill
        of rights; black market; black sea; blind trust; blue collar; bomb shelter; by all
        means; by any means; by no means; capital gains; capital punishment; central
        intelligence; chief justice; child care; child support; civil rights act; civil war;
        clear cut; clear how; clear that; clear up; clear what; clear whether; clear why;
        cold war; cold weather; conflict of interest; conflicts of interest; conservative
        party; could well; credit card; credit cards; credit rating; credit score; credit
        union; crime rate; crime rates; crime scene; criminal code; criminal court; criminal
        division; criminal justice; criminal law; critical care; critical infrastructure;
        critical mass; critical race theory; critical thinking; crude oil; crude prices;
        crystal clear; dark horse; dark money; death penalty; death row; death tax; delicate
        balance; democratic party; department of justice; disaster aid; disaster area;
        disaster recovery; disaster relief; emergency management; emergency medical;
        emergency meeting; emergency room; emergency rooms; emergency services; energy
        department; enough to; fail safe; fair game; fair market; fair share; faith based;
        fall behind; falling behind; false alarm; fault line; fault lines; favor of;
        favorite son; fell behind; fire chief; fire department; fire fighters; fire station;
        fire truck; for better; free market; free markets; free trade; gay pride; gift card;
        gift shop; gift tax; gold standard; golden state; good afternoon; good deal; good
        enough; good evening; good morning; goods and services; grace period; grand juries;
        grand jury; grand opening; grand total; great britain; great deal; great depression;
        great recession; gross domestic; gross income; gross national; gross product; gross
        receipts; gulf war; hard currency; hard drive; hard line; hazardous materials;
        hazardous waste; health care; heart attack; heart attacks; heart disease; homeland
        security; honor guard; honor roll; hope hicks; hot spot; hot spots; human rights
        watch; if worst; important to note; in favor; in respect; in support; in the
        interest; in the interests; intelligence agencies; intelligence agency; intelligence
        committee; intelligence community; interest group; interest groups; interest rate;
        interest rates; iraq war; it's clear; job opportunity; joint chiefs; joy reid;
        justice department; justice minister; justice system; kind of; kinds of; labor
        party; labour party; left behind; less likely; letter of credit; liberal party; life
        and death; life support; like to; line of credit; little better; lost and found;
        lost property; low cost; low income; mad cow; made clear; make clear; makes clear;
        market share; may well; means test; means tested; medical care; might well; ministry
        of justice; more important; more likely; more or less; most likely; national
        security; no better; no doubt; no less; no longer; no matter; no thanks; not clear;
        not just; not merely; not only; not simply; not to mention; nothing less; novel
        coronavirus; nuclear waste; on behalf; on top of; open fire; opportunity cost;
        opportunity costs; organized crime; party line; party lines; patriot act; patriot
        missile; patriot missiles; peace corps; peace officer; peace officers; play down;
        played down; plays down; poverty level; poverty line; poverty rate; pretty much;
        pretty soon; pretty sure; pretty well; pride month; prime minister; prison guard;
        prison guards; prison population; problem solver; problem solvers; problem solving;
        profit and loss; progress report; rare earth; rare earths; raw material; raw
        materials; republican party; right away; right hand; right now; right wing; risk
        free; risk management; risk manager; safe deposit; safe harbor; secret ballot;
        secret service; security council; security forces; security guard; serious about;
        share price; share prices; sick day; sick days; sick leave; sick pay; slow motion;
        social security; solid waste; some kind; sort of; sorts of; state of emergency;
        success rate; super bowl; super pac; super pacs; super tuesday; superior court;
        support group; support groups; support staff; supreme court; supreme court justice;
        supreme leader; take issue; tax credit; tax credits; tea party; tech support;
        technical support; thank you; thanks to; that kind; the issue; these kinds; third
        party; this kind; top adviser; top aide; top aides; top of; top official; top
        officials; top secret; toxic waste; trade free; trade secret; trade secrets; trade
        war; trust company; trust fund; trust funds; united arab emirates; united kingdom;
        united nations; united states; vice chair; vice chairman; vice president; vice
        presidential; vice presidents; vietnam war; voting rights act; war chest; war
        college; war memorial; war on poverty; waste management; well above; well before;
        well below; well beyond; well into; well known; well over; what kind; what's more;
        with respect to; wonder how; wonder if; wonder what; wonder whether; wonder why;
        world war; world war i; world war ii; world wars; worst case; worst case scenario;
        would have liked; would like""",
    -1: """at odds; at risk; at the expense; back burner; back down; bad apple; bad apples;
        behind closed doors; bitter pill; blind eye; bogged down; break down; broke down;
        broken down; broken promise; broken promises; business as usual; came under fire;
        child abuse; cold blood; cold blooded; cold comfort; cold shoulder; come under fire;
        cover up; crimes against humanity; dead end; dead ends; death camp; death camps;
        death squad; death squads; dim view; dirty tricks; double standard; double
        standards; drug abuse; empty promise; empty promises; ethnic cleansing; fall apart;
        fall prey; fall short; falling apart; falling short; falls short; far cry; fell
        apart; fell short; fig leaf; hard hit; hard pressed; hard to believe; hardly enough;
        hate crime; hate crimes; human rights abuses; human rights violations; in doubt; in
        limbo; in vain; lip service; little chance; little reason; little
        sense; little use; loose cannon; losing battle; lost cause; made no sense; make no
        sense; makes no sense; mixed blessing; mixed results; no accountability; no answer;
        no basis; no excuse; no
        justification; no reason; no sense; no solution; no use; not enough;
        nothing to do; on the brink; on the verge of collapse; out of control; out
        of hand; out of reach; out of step; out of touch; paid the price; pay the price;
        police brutality; pork barrel; race to the bottom; racial profiling; ran afoul; ran
        out; raw deal; red herring; red tape; run afoul; run out; running out; sexual abuse;
        sexual harassment; short shrift; shut down; slap on the wrist; slippery slope; smoke
        screen; so called; special interest; special interests; stop short; stopped short;
        sweep under the rug; sweetheart deal; too far; too late; too little; too little too
        late; too long; too many; too much; too often; train wreck; turn a blind eye; turned
        a blind eye; turned down; under fire; vicious circle; vicious cycle; war crime; war
        crimes; white elephant; wild goose chase; witch hunt; worse off""",
    -2: """abuse of power; abuses of power; bad faith; beyond the pale; blood bath; dead on
        arrival; dead wrong; flat wrong; go wrong; goes wrong; gone wrong; hate speech; hot
        air; house of cards; ill will; insult to injury; kiss of death; made matters worse;
        make matters worse; makes matters worse; nothing to show for; ponzi
        scheme; reign of terror; slap in the face; snake oil; went wrong; worst of all""",
}  # fmt: skip
