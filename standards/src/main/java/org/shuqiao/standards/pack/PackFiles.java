package org.shuqiao.standards.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Raw files of the packs in overlay order. */
final class PackFiles {

    private static final String ROOT = "/org/shuqiao/standards/packs/";
    /** What a pack consists of; anything else beside them is no part of it. */
    private static final List<String> ENDINGS = List.of(".yaml", ".csv");

    /** Files of one pack: folder name, and text by file name. */
    record Texts(String name, TreeMap<String, String> files) implements Serializable {

        /** @return {@code sha256:} and 64 hex digits over every name and text of this pack alone */
        String digest() {
            MessageDigest digest = Sha256.create();
            feed(digest, this);
            return Sha256.tagged(digest);
        }
    }

    private final List<Texts> packs;

    private PackFiles(List<Texts> packs) {
        this.packs = List.copyOf(packs);
    }

    List<Texts> packs() {
        return packs;
    }

    /** The packs that come with the platform. */
    static PackFiles bundled() {
        ArrayList<Texts> packs = new ArrayList<>();
        for (String pack : resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
            TreeMap<String, String> files = new TreeMap<>();
            for (String file : resource(pack + "/index.txt").lines().filter(line -> !line.isBlank()).toList()) {
                files.put(file, resource(pack + "/" + file));
            }
            packs.add(new Texts(pack, files));
        }
        return new PackFiles(packs);
    }

    /** @return these packs and others over them, in that order */
    PackFiles with(List<Texts> others) {
        ArrayList<Texts> all = new ArrayList<>(packs);
        all.addAll(others);
        return new PackFiles(all);
    }

    /** Reads the pack in a folder, whose {@code pack.yaml} says what it is. */
    static Texts folder(Path folder) {
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
        return new Texts(folder.getFileName().toString(), own);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, file);
        }
    }

    /** @return whether a file of that name is part of a pack */
    static boolean belongs(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** @return {@code sha256:} and 64 hex digits over every name and text */
    String digest() {
        MessageDigest digest = Sha256.create();
        packs.forEach(pack -> feed(digest, pack));
        return Sha256.tagged(digest);
    }

    private static void feed(MessageDigest digest, Texts pack) {
        for (SortedMap.Entry<String, String> file : pack.files().entrySet()) {
            digest.update((pack.name() + "/" + file.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update((file.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String resource(String name) {
        try (InputStream in = PackFiles.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new CodedException(StandardsCode.PACK_UNREADABLE, name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, name);
        }
    }
}
