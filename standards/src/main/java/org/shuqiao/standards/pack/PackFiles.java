package org.shuqiao.standards.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
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

/** Raw files of the packs in overlay order. Only these files are serialized; parsed contents are rebuilt. */
final class PackFiles implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String ROOT = "/org/shuqiao/standards/packs/";

    /** Files of one pack: folder name, and text by file name. */
    record Texts(String name, TreeMap<String, String> files) implements Serializable { }

    private final ArrayList<Texts> packs;

    private PackFiles(ArrayList<Texts> packs) {
        this.packs = packs;
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

    /** The bundled packs and, over them, the pack in a folder. */
    static PackFiles with(Path folder) {
        PackFiles files = bundled();
        TreeMap<String, String> own = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder, 2)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".yaml") || name.endsWith(".csv")) {
                    own.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, e, folder);
        }
        if (!own.containsKey("pack.yaml")) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, folder.resolve("pack.yaml"));
        }
        files.packs.add(new Texts(folder.getFileName().toString(), own));
        return files;
    }

    /** @return {@code sha256:} and 64 hex digits over every name and text */
    String digest() {
        MessageDigest digest = Sha256.create();
        for (Texts pack : packs) {
            for (SortedMap.Entry<String, String> file : pack.files().entrySet()) {
                digest.update((pack.name() + "/" + file.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update((file.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
            }
        }
        return Sha256.tagged(digest);
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
