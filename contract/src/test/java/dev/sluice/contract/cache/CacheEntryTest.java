package dev.sluice.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheEntryTest {

    @Test
    void keepsHeadersInTheirOrderAndApartFromTheCallers() {
        Map<String, List<String>> headers = new HashMap<>(Map.of("A", List.of("1")));
        var entry = new CacheEntry(200, headers, new byte[0], 0);
        headers.put("B", List.of("2"));

        assertThat(entry.headers()).containsOnlyKeys("A");
    }
}
