package org.shuqiao.city.carry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;

/** Writer that copies a bundled file byte for byte. */
final class ResourceDatasetWriter implements DatasetWriter {
    private final Path file;
    private final DatasetFormat.Ready carrier;

    ResourceDatasetWriter(Path file, DatasetFormat.Ready carrier) {
        this.file = file;
        this.carrier = carrier;
    }

    @Override
    public void add(Row row) {
        // its rows are in the file already
    }

    @Override
    public void finish() throws IOException {
        try (InputStream in = ResourceDatasetWriter.class.getResourceAsStream(carrier.resource())) {
            Files.copy(new GZIPInputStream(in), AtomicFiles.draft(file), StandardCopyOption.REPLACE_EXISTING);
        }
        AtomicFiles.commit(file);
    }

    @Override
    public void close() { }
}
