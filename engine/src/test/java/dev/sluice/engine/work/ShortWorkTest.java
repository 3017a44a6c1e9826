package dev.sluice.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.mapping.BodyPath;
import dev.sluice.engine.mapping.JsonBody;
import dev.sluice.engine.mapping.MappingInput;
import dev.sluice.engine.mapping.MappingOverrides;
import dev.sluice.engine.mapping.MappingTemplate;
import dev.sluice.engine.validation.BodyModel;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortWorkTest {

    private static final String NUMBERS = "[" + "1,".repeat(20_000) + "1]";

    private static Supplier<String> rendering(String vtl, MappingOverrides overrides) {
        var template = MappingTemplate.compile("t", vtl);
        var input = new MappingInput("{\"a\": [1, 2]}", Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), overrides);
        return () -> template.render(input);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#foreach($i in [1..1000])#foreach($j in [1..100])#end#end",
                "#set($a='a')#foreach($i in [1..20])#set($a=$a+$a)#end",
                "#set($a='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')$a.matches('(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)y')",
                "#set($l=[1])#foreach($i in [1..60])#set($l=[$l,$l])#end$l",
                "#foreach($i in [1..1000])$input.json('$..*')$input.json('$..*')#end"
            })
    void aTemplateThatIsLongIsLeftOff(String vtl) {
        assertThat(ShortWork.attempt(rendering(vtl, new MappingOverrides()))).isEmpty();
    }

    @Test
    void aTemplateThatIsShortIsRenderedAtOnce() {
        assertThat(ShortWork.attempt(rendering("#foreach($a in $input.path('$.a'))$a;#end", new MappingOverrides())))
                .contains("1;2;");
    }

    @Test
    void outsideOfAnAttemptNothingIsLong() {
        String all = rendering("#foreach($i in [1..900])#foreach($j in [1..90])x#end#end", new MappingOverrides())
                .get();

        assertThat(all).hasSize(900 * 90);
    }

    @Test
    void whatWasLeftOffCanBeDoneAnewWithACopyOfTheOverrides() {
        var before = new MappingOverrides();
        assertThat(rendering("#set($context.responseOverride.header.A = 'a')", before)
                        .get())
                .isEmpty();
        String vtl =
                "#set($context.responseOverride.header.B = 'b')#foreach($i in [1..900])#foreach($j in [1..90])#end#end";

        assertThat(ShortWork.attempt(rendering(vtl, before.copy()))).isEmpty();
        var again = before.copy();
        assertThat(rendering(vtl, again).get()).isEmpty();

        assertThat(before.headers()).containsExactly(Map.entry("A", "a"));
        assertThat(again.headers()).containsExactly(Map.entry("A", "a"), Map.entry("B", "b"));
    }

    @Test
    void aBodyThatTakesLongToCheckIsLeftOff() {
        var model = BodyModel.compile(
                "M", Map.of("M", "{\"items\": {\"type\": \"integer\", \"minimum\": 0, \"maximum\": 9}}"));

        assertThat(ShortWork.attempt(() -> String.valueOf(model.problem(NUMBERS))))
                .isEmpty();
        assertThat(model.problem(NUMBERS)).isNull();
        assertThat(ShortWork.attempt(() -> String.valueOf(model.problem("[1, 2]"))))
                .contains("null");
    }

    @Test
    void aMappingThatReadsLongIsLeftOff() {
        var everything = BodyPath.compile("$[?(@.a =~ /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)y/)]");
        var body = "[{\"a\": \"" + "1".repeat(40) + "\"}]";

        assertThat(ShortWork.attempt(() -> String.valueOf(everything.read(JsonBody.ofRequest(() -> body)))))
                .isEmpty();
    }
}
