package dev.sluice.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type":"object","required":["b","a"]} | {} | [object has missing required properties (["a","b"])]
        {"properties":{"n":{"type":"integer"}}} | {"n":"s"} | [instance type (string) does not match any allowed primitive type (allowed: ["integer"])]
        {"type":"number"} | "x" | [instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])]
        {"additionalProperties":false} | {"y":1,"x":2} | [object instance has properties which are not allowed by the schema: ["x","y"]]
        {"enum":["a",1]} | "b" | [instance value ("b") not found in enum (possible values: ["a",1])]
        {"minLength":3} | "b" | [string "b" is too short (length: 1, required minimum: 3)]
        {"maxLength":1} | "bc" | [string "bc" is too long (length: 2, maximum allowed: 1)]
        {"pattern":"^a"} | "b" | [ECMA 262 regex "^a" does not match input string "b"]
        {"minimum":3} | 2 | [numeric instance is lower than the required minimum (minimum: 3, found: 2)]
        {"minimum":3,"exclusiveMinimum":true} | 3 | [numeric instance is not strictly greater than the required minimum 3]
        {"maximum":3} | 5.5 | [numeric instance is greater than the required maximum (maximum: 3, found: 5.5)]
        {"multipleOf":2} | 3 | [remainder of division is not zero (3 / 2)]
        {"minItems":2} | [1] | [array is too short: must have at least 2 elements but instance has 1 elements]
        {"uniqueItems":true} | [1,1] | [array must not contain duplicate elements]
        {"anyOf":[{"type":"string"},{"type":"null"}]} | 5 | [instance failed to match at least one required schema among 2]
        {"oneOf":[{"type":"integer"},{"minimum":1}]} | 5 | [instance failed to match exactly one schema (matched 2 out of 2)]
        {"oneOf":[{"type":"string"},{"type":"null"}]} | 5 | [instance failed to match exactly one schema (matched 0 out of 2)]
        {"required":["a"],"properties":{"n":{"minimum":1}}} | {"n":0} | [numeric instance is lower than the required minimum (minimum: 1, found: 0), object has missing required properties (["a"])]
        """)
    void areToldAsAwsTellsThem(String schema, String body, String told) {
        assertThat(BodyModel.compile("M", Map.of("M", schema)).problem(body)).isEqualTo(told);
    }
}
