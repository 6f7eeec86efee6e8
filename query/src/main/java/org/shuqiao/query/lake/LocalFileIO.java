package org.shuqiao.query.lake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Iceberg {@code FileIO} for {@code file:} locations without Hadoop. A location stays the string it is in the
 * table's metadata, whatever number of slashes follows {@code file:}, and is never percent-decoded, as Spark writes it.
 */
public final class LocalFileIO implements FileIO {

    private static final long serialVersionUID = 1L;

    /** Iceberg makes it by name. */
    public LocalFileIO() { }

    /** @return the path of a location, {@code /var/lake/x} for {@code file:///var/lake/x} */
    static String path(String location) {
        return location.startsWith("file:") ? location.substring(5).replaceFirst("^//+", "/") : location;
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocalInput(Files.localInput(new File(path(location))), location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new LocalOutput(Files.localOutput(new File(path(location))), location);
    }

    @Override
    public void deleteFile(String location) {
        File file = new File(path(location));
        if (!file.delete() && file.exists()) {
            throw new UncheckedIOException(new IOException("cannot delete a lake file"));
        }
    }

    private record LocalInput(InputFile file, String location) implements InputFile {
        @Override
        public long getLength() {
            return file.getLength();
        }

        @Override
        public SeekableInputStream newStream() {
            return file.newStream();
        }

        @Override
        public boolean exists() {
            return file.exists();
        }
    }

    private record LocalOutput(OutputFile file, String location) implements OutputFile {
        @Override
        public PositionOutputStream create() {
            makeFolder();
            return file.create();
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            makeFolder();
            return file.createOrOverwrite();
        }

        @Override
        public InputFile toInputFile() {
            return new LocalInput(file.toInputFile(), location);
        }

        /** A folder that cannot be made shows when the file in it cannot. */
        private void makeFolder() {
            new File(path(location)).getParentFile().mkdirs();
        }
    }
}
