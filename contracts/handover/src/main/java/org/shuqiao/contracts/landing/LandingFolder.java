package org.shuqiao.contracts.landing;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names the places of one dataset in the landing zone: the folder {@code <landing>/<department>/<dataset>}, a folder
 * for each batch below it. What begins with a dot is not finished or no batch, and nobody reads it.
 */
public record LandingFolder(Path path, String department, String dataset) {

    static final String MANIFEST = "manifest.json";
    static final String LOCK = ".lock";
    static final String TEMPORARY = ".tmp-";

    private static final String ZSTD = ".jsonl.zst";

    private static final Pattern DATA_FILE = Pattern.compile("data-[0-9]{5}\\.jsonl\\.(gz|zst)");

    public static LandingFolder in(Path landing, String department, String dataset) {
        return new LandingFolder(landing.resolve(department).resolve(dataset), department, dataset);
    }

    /** @return the name of a batch's data file by its number from 0, packed by gzip as batches were at first */
    public static String dataFile(int number) {
        return "data-%05d.jsonl.gz".formatted(number);
    }

    /** @return the name of a batch's data file by its number from 0, packed by Zstandard (RFC 8878) */
    public static String zstdFile(int number) {
        return "data-%05d%s".formatted(number, ZSTD);
    }

    static boolean isZstd(String name) {
        return name.endsWith(ZSTD);
    }

    public static boolean isDataFile(String name) {
        return DATA_FILE.matcher(name).matches();
    }

    static boolean isFinished(Path batch) {
        return !batch.getFileName().toString().startsWith(".");
    }

    /** @return the dataset's id, {@code <department>_<dataset>} */
    public String id() {
        return department + "_" + dataset;
    }
}
