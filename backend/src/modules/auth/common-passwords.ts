/**
 * What most guessing begins with, reduced to its letters: the words at the heart of the most used passwords in breach
 * collections. A password that is one of them with digits and marks around it is as good as the word alone.
 */
const words = `
abcdef abcabc abcdefg abcdefgh access account action adidas adminadmin administrator admin airborne alexander amanda america andrea
andrew angel angela anthony apple arsenal asdfasdf ashley atrium austin babygirl badboy bailey banana barcelona baseball basketball
batman beautiful benjamin berlin bigdaddy billabong blink blowfish bluebird booboo boomer boston brandon brasil butterfly butterfly
canada carlos carolina caroline casper changeme charlie charlotte cheese chelsea chester chicago chicken chocolate chris christian
christmas christopher claudia coffee company computer cookie corvette cowboys crystal dallas daniel danielle database default demo
destiny diamond dolphin dominic donald dragon eagles elephant elizabeth eminem england extreme faithful family ferrari firebird
fishing flower football forever freedom friend friends friday gabriel gateway george ginger giants golden golfer google grandma guest
guitar hallo hannah happy harley heather hello helloworld hellokitty hockey hollywood hunter iceman iloveyou iloveu internet isabella
jackson jasmine jennifer jessica jesus jonathan jordan joseph joshua justin kawasaki killer kitten ladybug lakers lauren letmein
letmeinnow liverpool logitech london lovely loveme lovers login madison maggie manager manchester marina mariposa marlboro martin
master matrix matthew maverick melissa mercedes metallica michael michelle mickey microsoft midnight monday monkey monster morgan
mother mountain mustang naruto natalie newyork nicholas nicole ninja nirvana nothing november october office oliver orange pakistan
panther passpass passphrase passw passwd passwort password passwordpassword passat patricia patrick peanut pepper peterpan phoenix
player please pokemon porsche portal prince princess private purple qazwsx qazwsxedc qweasd qweasdzxc qwertz qwert qwerty qwertyu
qwertyuiop rabbit rachel raiders rainbow ranger rangers rebecca redsox richard robert ronaldo root samantha samsung sandra saturday
scooter scorpion secret secure security september server service shadow shopping silver slipknot snoopy soccer sophie spider spiderman
spring startrek starwars stella steven strawberry summer sunday sunflower sunshine superman superstar support swordfish system sysadmin
taylor teacher temp tennis tequila test tester testing testtest thomas thunder thursday tigers tigger tinkerbell toyota travis trustme
trustno tuesday tweety unknown user vanessa victoria vincent virginia volcom volkswagen wednesday welcome whatever william willow windows
winner winter wizard xavier yamaha yankees yellow zaqwsx zxcvbn zxcvbnm
`;

export const commonWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
