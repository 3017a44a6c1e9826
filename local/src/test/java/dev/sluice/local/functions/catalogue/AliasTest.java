package dev.sluice.local.functions.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.wire.Wire;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {

    /** Of the normal distribution, on both sides, for 99.9 %. */
    private static final double QUANTILE = 3.2905;

    private static Alias alias(String json) throws Exception {
        return Alias.of(Wire.mapper().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.001})
    void sendsItsShareToTheSecondVersion(double weight) throws Exception {
        Alias alias = alias("{\"FunctionVersion\": \"1\", \"RoutingConfig\": {\"AdditionalVersionWeights\": {\"2\": "
                + weight + "}}}");
        Random random = new Random(20_240_229);
        int draws = 100_000;

        long second = random.doubles(draws)
                .filter(chance -> alias.choose(chance).equals("2"))
                .count();

        double deviation = Math.sqrt(draws * weight * (1 - weight));
        assertThat((double) second)
                .isBetween(draws * weight - QUANTILE * deviation, draws * weight + QUANTILE * deviation);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0, 1", "1, 0.9999, 2", "0.05, 0.0499, 2", "0.05, 0.05, 1"})
    void choosesTheSecondVersionBelowItsWeight(double weight, double chance, String version) throws Exception {
        assertThat(alias("{\"version\": \"1\", \"weights\": {\"2\": " + weight + "}}")
                        .choose(chance))
                .isEqualTo(version);
    }

    @Test
    void isOneVersionWhereNothingElseIsSaid() throws Exception {
        assertThat(alias("\"3\"").choose(0)).isEqualTo("3");
        assertThat(alias("{\"FunctionVersion\": \"3\"}").choose(0)).isEqualTo("3");
        assertThat(alias("{\"FunctionVersion\": \"3\", \"RoutingConfig\": {\"AdditionalVersionWeights\": {}}}")
                        .choose(0))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\": \"1\", \"weights\": {\"2\": 1.1}} | is from 0 to 1",
                "{\"version\": \"1\", \"weights\": {\"2\": -0.1}} | is from 0 to 1",
                "{\"version\": \"1\", \"weights\": {\"2\": \"some\"}} | is from 0 to 1",
                "{\"version\": \"1\", \"weights\": {\"2\": 0.1, \"3\": 0.1}} | at most one additional version",
                "{\"version\": \"1\", \"weights\": {\"$LATEST\": 0.1}} | cannot point to $LATEST",
                "{\"weights\": {\"2\": 0.1}} | cannot point to $LATEST",
            })
    void refusesWhatLambdaRefuses(String json, String because) {
        assertThatThrownBy(() -> alias(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }
}
