package org.shuqiao.exchange.platform.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.standards.pack.InstalledPacks;

/**
 * Standard packs in force as files below the state folder, for the workers and for commands that run without a server.
 * Each state of them has a folder of its own, which is complete when it has its name; the file {@code in-force} names
 * the one that counts.
 */
public final class PacksInForce {

    private static final String POINTER = "in-force";

    private PacksInForce() { }

    /** Writes the packs that the platform goes by from this start on. */
    public static void write(Home home, InstalledPacks packs) {
        SortedMap<String, SortedMap<String, String>> texts = packs.texts();
        String digest = Sha256.tagged(new String(CanonicalJson.bytes(Json.PLAIN.valueToTree(texts)),
                StandardCharsets.UTF_8));
        String name = digest.substring(digest.indexOf(':') + 1);
        Path folder = home.packsInForce().resolve(name);
        try {
            if (!Files.isDirectory(folder)) {
                Path making = home.packsInForce().resolve("." + name + ".making");
                FolderTree.delete(making);
                DurableFiles.createFolder(making);
                for (Map.Entry<String, SortedMap<String, String>> pack : texts.entrySet()) {
                    for (Map.Entry<String, String> file : pack.getValue().entrySet()) {
                        AtomicFile.replace(making.resolve(pack.getKey()).resolve(file.getKey()), file.getValue());
                    }
                }
                DurableFiles.rename(making, folder);
            }
            AtomicFile.replace(home.packsInForce().resolve(POINTER), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the folder of the packs in force; before the first start the one that the city put them in */
    public static Path folder(Home home) {
        try {
            Path pointer = home.packsInForce().resolve(POINTER);
            return Files.exists(pointer) ? home.packsInForce().resolve(Files.readString(pointer).strip())
                    : home.packs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
