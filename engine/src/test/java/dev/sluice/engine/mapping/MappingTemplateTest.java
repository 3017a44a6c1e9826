package dev.sluice.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file of a golden case cannot hold: line ends are the repository's there. */
class MappingTemplateTest {

    @Test
    void takesCarriageReturnsForPartsOfLineEnds() {
        var vtl = "#set($x = 1)\r\n{\r\n#if($x == 1)\r\n  \"x\": $x\r\n#end\r\n}\r\n";

        String rendered = MappingTemplate.compile("t", vtl)
                .render(new MappingInput("", Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), new MappingOverrides()));

        assertThat(rendered).isEqualTo("{\r\n  \"x\": 1\r\n}\r\n");
    }
}
