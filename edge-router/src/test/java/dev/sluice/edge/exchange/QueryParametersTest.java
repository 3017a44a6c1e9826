package dev.sluice.edge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    @Test
    void namesDifferByCaseAndOnlyAnAmpersandSeparates() {
        assertThat(QueryParameters.of("Q=b&q=c&a=1;b=2").byName())
                .isEqualTo(Map.of("Q", List.of("b"), "q", List.of("c"), "a", List.of("1;b=2")));
    }

    @Test
    void repeatedOnesKeepTheirOrder() {
        var parameters = QueryParameters.of("q=a&q=b%20c&q=%2B+");
        assertThat(parameters.all("q")).containsExactly("a", "b c", "+ ");
        assertThat(parameters.last()).isEqualTo(Map.of("q", "+ "));
        assertThat(parameters.all("none")).isEmpty();
    }

    @Test
    void whatCannotBeDecodedIsTakenAsWritten() {
        assertThat(QueryParameters.of("a=%zz&b&=x").byName()).isEqualTo(Map.of("a", List.of("%zz"), "b", List.of("")));
    }
}
