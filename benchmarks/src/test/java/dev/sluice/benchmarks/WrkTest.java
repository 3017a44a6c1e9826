package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WrkTest {

    private static final String OUTPUT = """
        Running 1s test @ http://127.0.0.1:18999/
          1 threads and 5 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency     4.84ms    3.96ms  21.54ms   81.11%
            Req/Sec     1.14k   573.78     2.08k    70.00%
          Latency Distribution
             50%  319.00us
             75%    7.37ms
             90%   10.42ms
             99%    1.71s
          1137 requests in 1.00s, 577.38KB read
          Socket errors: connect 1, read 2, write 0, timeout 4
          Non-2xx or 3xx responses: 10
        Requests/sec:   1134.66
        Transfer/sec:    576.20KB
        """;

    @Test
    void readsRateAndLatenciesInMilliseconds() {
        Reading reading = Wrk.parse(OUTPUT);

        assertThat(reading.requestsPerSecond()).isEqualTo(1134.66);
        assertThat(reading.p50()).isCloseTo(0.319, within(1e-9));
        assertThat(reading.p99()).isCloseTo(1710, within(1e-9));
    }

    @Test
    void countsBadAnswersAndBrokenConnections() {
        assertThat(Wrk.parse(OUTPUT).errors()).isEqualTo(17);
    }

    @Test
    void findsNoErrorsWhereNoneArePrinted() {
        assertThat(Wrk.parse(OUTPUT.replaceAll(" {2}(Socket|Non).*\n", "")).errors())
                .isZero();
    }

    @Test
    void refusesOutputWithoutRate() {
        assertThatThrownBy(() -> Wrk.parse("unable to connect")).hasMessageContaining("unable to connect");
    }
}
