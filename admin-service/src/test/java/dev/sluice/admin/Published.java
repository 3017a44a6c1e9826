package dev.sluice.admin;

import dev.sluice.contract.config.StageConfig;
import dev.sluice.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What waits in the outbox to be published, newest first. */
public record Published(DataSource dataSource) {

    /** The newest value of a stage; empty where it is gone or was never published. */
    public Optional<StageConfig> stage(String apiId, String stageName) throws SQLException {
        return newest("stage/" + apiId + "/" + stageName)
                .filter(value -> !value.isEmpty())
                .map(value -> Wire.read(value.getBytes(StandardCharsets.UTF_8), StageConfig.class));
    }

    /** Empty text says that the thing is gone. */
    public Optional<String> newest(String key) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select value from config_outbox where key = ? order by version desc limit 1")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
