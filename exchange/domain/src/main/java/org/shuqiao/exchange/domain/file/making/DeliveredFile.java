package org.shuqiao.exchange.domain.file.making;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.shuqiao.exchange.domain.file.FileFormat;

/**
 * File that was made for a consumer.
 *
 * @param id     that of the record of its delivery
 * @param grants under which it was made
 * @param rows   rows of data in it
 * @param sha256 {@code sha256:<hex>} over the file as it is handed out, without a salt
 * @param salt   with which the record's digest over the file was salted; blank once the file is removed
 */
public record DeliveredFile(String id, boolean ready, String consumer, String orderedBy, String purpose,
        String resource, FileFormat format, boolean encrypted, List<String> grants, long rows, long bytes,
        String sha256, String salt, Instant madeAt, Instant keepUntil) {

    static final String READ = """
            select id, state, consumer, ordered_by, purpose, resource, format, encrypted, grants, rows, bytes, sha256,
                salt, made_at, keep_until from exchange.file where state <> 'making'\s""";

    public DeliveredFile {
        grants = List.copyOf(grants);
    }

    static DeliveredFile of(ResultSet row) throws SQLException {
        return new DeliveredFile(row.getString("id"), row.getString("state").equals("ready"),
                row.getString("consumer"), row.getString("ordered_by"), row.getString("purpose"),
                row.getString("resource"), FileFormat.of(row.getString("format")).orElseThrow(),
                row.getBoolean("encrypted"), Arrays.asList((String[]) row.getArray("grants").getArray()),
                row.getLong("rows"), row.getLong("bytes"), row.getString("sha256"), row.getString("salt"),
                row.getTimestamp("made_at").toInstant(), row.getTimestamp("keep_until").toInstant());
    }

    /** @return the name under which it is saved; no word of what is in it */
    public String name() {
        return "shuqiao-" + id + "." + format.id() + (encrypted ? ".p7m" : "");
    }

    /** @return the media type in which it is handed out */
    public String mediaType() {
        return encrypted ? "application/pkcs7-mime" : format.mediaType();
    }

    /** Without the salt. */
    @Override
    public String toString() {
        return "DeliveredFile[" + id + "]";
    }
}
