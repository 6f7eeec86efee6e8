package org.shuqiao.standards.pack;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/**
 * Files of one pack: its folder's name, and text by file name.
 *
 * @param files none of them is the signature, which is over them
 */
public record PackText(String name, TreeMap<String, String> files) implements Serializable {

    private static final List<String> ENDINGS = List.of(".yaml", ".csv");

    /** Reads the pack in a folder, whose {@code pack.yaml} says what it is. */
    public static PackText in(Path folder) {
        TreeMap<String, String> own = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder, 2)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (belongs(name)) {
                    own.put(name, text(file));
                }
            }
        } catch (IOException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, folder);
        }
        if (!own.containsKey(PackHeader.FILE)) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, folder.resolve(PackHeader.FILE));
        }
        return new PackText(folder.toAbsolutePath().normalize().getFileName().toString(), own);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, file);
        }
    }

    /** @return whether a file of that name is part of a pack; anything else beside them is no part of it */
    public static boolean belongs(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** @return what its {@code pack.yaml} says of it */
    public PackInfo info() {
        return PackHeader.of(this).info();
    }

    /** @return {@code sha256:} and 64 hex digits over id, names and texts, whatever its folder is called */
    public String digest() {
        MessageDigest digest = Sha256.create();
        feed(digest, info().id());
        return Sha256.tagged(digest);
    }

    void feed(MessageDigest digest, String called) {
        for (Map.Entry<String, String> file : files.entrySet()) {
            digest.update((called + "/" + file.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update((file.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
        }
    }
}
