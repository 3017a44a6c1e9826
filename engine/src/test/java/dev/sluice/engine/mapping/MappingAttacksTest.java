package dev.sluice.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile template tries, under bounds small enough to be seen working. */
class MappingAttacksTest {

    private static final Bounds SMALL = new Bounds(Duration.ofSeconds(20), 1_000_000, 100_000, 2_000_000, 1_000);
    private static final String DOUBLING = "#foreach($i in [1..60])";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#set($a='xxxxxxxx')" + DOUBLING + "#set($a=$a+$a)#end",
                "#set($a='xxxxxxxx')" + DOUBLING + "#set($a=\"$a$a\")#end",
                "#set($a='xxxxxxxx')" + DOUBLING + "#set($a=$a.concat($a))#end",
                "#set($a='xxxxxxxx')" + DOUBLING + "#set($a=$a.replace('x','xx'))#end",
                "#set($a='xxxxxxxx')" + DOUBLING + "#set($a=$a.replaceAll('x','$0$0'))#end",
                "#set($a='xxxxxxxx')" + DOUBLING + "#set($a=$util.urlEncode(\"%$a\"))#set($a=\"$a$a\")#end",
                "#set($l=[1])" + DOUBLING + "#set($x=$l.addAll($l))#end",
                "#set($l=[1])" + DOUBLING + "#set($l=[$l,$l])#end$l",
                "#set($l=[1])" + DOUBLING + "#set($l=[$l,$l])#end#set($s=''+$l)",
                "#set($l=[1])" + DOUBLING + "#set($l=[$l,$l])#end#set($m={})#set($m.l=$l)$m",
                "#set($l=[1])#set($k=[1])" + DOUBLING + "#set($l=[$l,$l])#set($k=[$k,$k])#end#if($l==$k)#end",
                "#set($l=[])#set($x=$l.add($l))$l",
                "#set($n=99)" + DOUBLING + "#set($n=$n*$n)#end",
                "#define($a)xxxxxxxxxxxxxxxxxxxxxxxxxxxx#end#define($b)$a$a$a$a$a$a$a$a#end#define($c)$b$b$b$b$b$b$b$b#end"
                        + "#define($d)$c$c$c$c$c$c$c$c#end#define($e)$d$d$d$d$d$d$d$d#end#define($f)$e$e$e$e$e$e$e$e#end"
                        + "#define($g)$f$f$f$f$f$f$f$f#end#define($h)$g$g$g$g$g$g$g$g#end$h",
                "#set($a='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx!')$a.matches('(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)y')",
                "#set($a='a')#foreach($i in [1..16])#set($a=$a+$a)#end#set($n=$a.substring(30000)+'b')$a.indexOf($n)",
                "#set($a='a')#foreach($i in [1..16])#set($a=$a+$a)#end#set($n=$a.substring(30000)+'b')$a.contains($n)",
                "#set($a='a')#foreach($i in [1..16])#set($a=$a+$a)#end#set($n=$a.substring(30000)+'b')$a.lastIndexOf($n)",
                "#set($a='a')#foreach($i in [1..16])#set($a=$a+$a)#end$a.replaceAll('(a+)+b','')",
                "#set($a='a')#foreach($i in [1..16])#set($a=$a+$a)#end$a.split('(a+)+b')",
                "#set($n=2000000000)#if([1..$n]==[1..$n])#end",
                "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])#end#end#end",
                "#foreach($i in [1..1001])#end",
                "#foreach($i in [1..1000])#foreach($j in [1..1000])0123456789#end#end"
            })
    void endsWhatSpendsTooMuch(String vtl) {
        var failure = catchThrowableOfType(MappingException.class, () -> render(vtl, SMALL));

        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(MappingException.Reason.LIMIT);
    }

    @Test
    void endsTheClassicalDoublingUnderTheRealBounds() {
        var vtl = "#set($a='0123456789')" + "#set($a=$a+$a)".repeat(30) + "$a.length()";

        var failure = catchThrowableOfType(MappingException.class, () -> render(vtl, Bounds.DEFAULT));

        assertThat(failure).hasMessageContaining("10485760");
    }

    @Test
    void refusesATemplateThatIsNestedTooDeeply() {
        for (String vtl : new String[] {
            "#set($a=" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ")",
            "#if($a)".repeat(20_000) + "#end".repeat(20_000)
        }) {
            assertThat(catchThrowableOfType(MappingException.class, () -> MappingTemplate.compile("t", vtl)))
                    .hasMessageStartingWith("t");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#set($r=[1..2000000000])",
                "${r[1..999999999]}",
                "#set($t=\"#set($r=[1..2000000000])\")",
                "#set($t=\"#if([1..$n]==[1..$n])#end\")"
            })
    void refusesRangesWhoseSizeIsUnknownOrGreat(String vtl) {
        assertThat(catchThrowableOfType(MappingException.class, () -> MappingTemplate.compile("t", vtl)))
                .hasMessageStartingWith("t");
    }

    @Test
    void endsARegularExpressionOfAPathThatReadsTheBodyForEver() {
        var vtl = "$input.path(\"$.pets[?(@.name =~ /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)y/)]\")";
        var body = "{\"pets\":[{\"name\":\"" + "a".repeat(50) + "\"}]}";

        var failure = catchThrowableOfType(
                MappingException.class,
                () -> MappingTemplate.compile("t", vtl, SMALL).render(input(body)));

        assertThat(failure).hasMessageStartingWith("t line 1, column 1: took more than");
    }

    @Test
    void endsABodyThatTakesFarMoreMemoryThanItsText() {
        var body = "[" + "[],".repeat(2_000_000) + "[]]";

        var failure = catchThrowableOfType(
                MappingException.class,
                () -> MappingTemplate.compile("t", "$input.path('$').size()").render(input(body)));

        assertThat(failure).hasMessageContaining("made more than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${a}",
                "$a.b.c ",
                "\\$a",
                "$input.json('$.a')",
                "#if($a)x#end",
                "#foreach($i in [1])x#end",
                "#set($x=\"$a#if($b)c#end\")",
                "##\n",
                "\n",
                "$",
                "'"
            })
    @Timeout(20)
    void compilesTheLargestTemplateInTime(String part) {
        var vtl = part.repeat(Bounds.TEMPLATE / part.length());

        assertThat(render(vtl, Bounds.DEFAULT)).hasSizeLessThanOrEqualTo(vtl.length());
    }

    @Test
    void refusesATemplateLongerThanTheLargest() {
        assertThat(catchThrowableOfType(
                        MappingException.class, () -> MappingTemplate.compile("t", "x".repeat(Bounds.TEMPLATE + 1))))
                .hasMessageStartingWith("t: longer than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$input.class",
                "$input.class.name",
                "$input.getClass()",
                "$input.getClass().forName('java.lang.Runtime')",
                "$input.class.classLoader",
                "$util.class.protectionDomain",
                "$context.class",
                "$context.getClass()",
                "$context.identity.class",
                "$stageVariables.class.classLoader",
                "$stageVariables.getClass()",
                "#set($s='')$s.class",
                "#set($s='')$s.getClass().forName('java.lang.System')",
                "#set($n=1)$n.class",
                "#set($l=[])$l.class$l.getClass()$l.stream()$l.iterator()",
                "#set($m={})$m.getClass()",
                "#foreach($i in [1])$foreach.owner$foreach.info$foreach.class#end",
                "#define($d)#end$d.class$d.parent",
                "$input.input",
                "$input.paths",
                "$context.requestOverride.getClass()",
                "$context.requestOverride.header.getClass()"
            })
    void findsNothingBehindAValue(String vtl) {
        assertThat(render(vtl, SMALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#include('/etc/passwd')", "#parse('/etc/passwd')", "#evaluate('$x')"})
    void readsNothingFromOutside(String vtl) {
        assertThat(render(vtl, SMALL)).isEqualTo(vtl);
    }

    @Test
    void leavesWhatTheCallerGaveAsItIs() {
        assertThat(render("#set($stageVariables.a='changed')$stageVariables.a", SMALL))
                .isEqualTo("given");
        assertThat(render("#set($context.identity.ip='changed')$context.identity.ip", SMALL))
                .isEqualTo("127.0.0.1");
        assertThat(render("$stageVariables.put('a','changed')$stageVariables.a", SMALL))
                .isEqualTo("given");
    }

    @Test
    void rendersSideBySide() throws InterruptedException {
        var template = MappingTemplate.compile("t", "#foreach($i in [1..900])$input.path('$.a')#end");
        var failures = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        var threads = java.util.stream.IntStream.range(0, 4)
                .mapToObj(n -> Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < 20; round++) {
                        if (!template.render(input("{\"a\":" + n + "}"))
                                .equals(String.valueOf(n).repeat(900))) {
                            failures.add("thread " + n);
                        }
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    private static String render(String vtl, Bounds bounds) {
        return MappingTemplate.compile("t", vtl, bounds).render(input(""));
    }

    private static MappingInput input(String body) {
        return new MappingInput(
                body,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("identity", Map.of("ip", "127.0.0.1")),
                Map.of("a", "given"),
                new MappingOverrides());
    }
}
