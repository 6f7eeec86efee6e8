package org.shuqiao.query.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetadataColumns;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.file.DurableFiles;

/**
 * Delete files of a lake whose folder has moved. They name the data files whose rows they mark, so each gets a copy
 * with the new names, which the metadata name in its place. The original stays beside it as it was sealed.
 *
 * @param moved from a location to the one with the new path; itself where it is not below the old one
 */
record MovedMarks(UnaryOperator<String> moved, String to) {

    /** Stands before the digest of the place in a copy's name. */
    private static final String COPY = ".moved-";
    private static final int DIGITS = 8;
    private static final int FILE_PATH = MetadataColumns.DELETE_FILE_PATH.fieldId();
    private static final int POSITION = MetadataColumns.DELETE_FILE_POS.fieldId();

    /** Has an entry of a manifest name the copy, and makes that. @return whether the entry is another now */
    boolean put(GenericRecord file) throws IOException {
        String before = file.get("file_path").toString();
        String now = moved.apply(before);
        Object content = file.getSchema().getField("content") == null ? null : file.get("content");
        if (now.equals(before) || !Integer.valueOf(FileContent.POSITION_DELETES.id()).equals(content)
                || !FileFormat.PARQUET.name().equalsIgnoreCase(file.get("file_format").toString())) {
            return false;
        }
        Path marks = Path.of(LocalFileIO.path(now));
        if (!Files.exists(marks)) {
            return false; // one that went with its snapshots
        }
        Path copy = marks.resolveSibling(named(marks.getFileName().toString()));
        if (!Files.exists(copy)) {
            write(marks, copy);
        }
        file.put("file_path", now.substring(0, now.lastIndexOf('/') + 1) + copy.getFileName());
        file.put("file_size_in_bytes", Files.size(copy));
        bounds(file);
        return true;
    }

    private String named(String name) {
        int copied = name.lastIndexOf(COPY);
        int end = copied >= 0 ? copied : name.lastIndexOf('.');
        return name.substring(0, end) + COPY + Sha256.hex(to.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS)
                + ".parquet";
    }

    private void write(Path marks, Path copy) throws IOException {
        Path part = marks.resolveSibling("." + copy.getFileName() + ".part");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); Statement sql = duck.createStatement()) {
            String from = "read_parquet(" + quoted(marks) + ", hive_partitioning = false, file_row_number = true)";
            sql.execute("CREATE TEMP TABLE moved (old VARCHAR, now VARCHAR)");
            try (PreparedStatement each = duck.prepareStatement("INSERT INTO moved VALUES (?, ?)")) {
                for (String file : files(sql, from)) {
                    each.setString(1, file);
                    each.setString(2, moved.apply(file));
                    each.execute();
                }
            }
            sql.execute("COPY (SELECT moved.now AS file_path, marks.pos AS pos FROM " + from + " AS marks JOIN moved"
                    + " ON moved.old = marks.file_path ORDER BY marks.file_row_number) TO " + quoted(part)
                    + " (FORMAT parquet, FIELD_IDS {file_path: " + FILE_PATH + ", pos: " + POSITION + "})");
        } catch (SQLException e) {
            Files.deleteIfExists(part);
            throw new LakePaths.UnreadableMetadata(marks, e);
        }
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(marks));
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        DurableFiles.rename(part, copy);
    }

    private static List<String> files(Statement sql, String from) throws SQLException {
        List<String> files = new ArrayList<>();
        try (ResultSet found = sql.executeQuery("SELECT DISTINCT file_path FROM " + from)) {
            while (found.next()) {
                files.add(found.getString(1));
            }
        }
        return files;
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    /** The least and the greatest name, by which a reader knows whose rows are marked; a cut one tells nothing. */
    private void bounds(GenericRecord file) {
        for (String bound : List.of("lower_bounds", "upper_bounds")) {
            if (file.get(bound) instanceof List<?> entries) {
                entries.removeIf(each -> each instanceof GenericRecord entry
                        && entry.get("key").equals(FILE_PATH) && !moved(entry));
            }
        }
    }

    private boolean moved(GenericRecord entry) {
        String before = StandardCharsets.UTF_8.decode(((ByteBuffer) entry.get("value")).duplicate()).toString();
        String now = moved.apply(before);
        entry.put("value", ByteBuffer.wrap(now.getBytes(StandardCharsets.UTF_8)));
        return !now.equals(before);
    }
}
