package org.shuqiao.bench.spark;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Landed files packed by gzip, made once: Spark by itself reads Zstandard only where Hadoop's native code is. */
final class GzipFiles {

    private GzipFiles() { }

    /** @return the data files of a dataset's batches, sorted */
    static List<String> of(Path dataset, Path folder) throws IOException {
        List<Path> landed;
        try (Stream<Path> files = Files.walk(dataset)) {
            landed = files.filter(file -> file.toString().matches(".*\\.jsonl\\.(gz|zst)")).sorted().toList();
        }
        List<String> packed = new ArrayList<>();
        for (Path file : landed) {
            packed.add(file.toString().endsWith(".gz") ? file.toString() : packed(dataset, file, folder).toString());
        }
        return packed;
    }

    private static Path packed(Path dataset, Path file, Path folder) throws IOException {
        Path target = folder.resolve(dataset.relativize(file).toString().replace(".zst", ".gz"));
        if (!Files.exists(target)) {
            Path half = Files.createDirectories(target.getParent()).resolve("half");
            try (InputStream in = new ZstdInputStream(Files.newInputStream(file));
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(half))) {
                in.transferTo(out);
            }
            Files.move(half, target);
        }
        return target;
    }
}
