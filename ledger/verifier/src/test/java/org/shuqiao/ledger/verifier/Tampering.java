package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.SigningKey;

/** Ways in which somebody who has not the keys changes a bundle; the manifest is made to agree where that helps. */
enum Tampering {
    CHANGED, BYTE, DROPPED, REORDERED, DUPLICATED, BACK_DATED, RESIGNED, SPLICED;

    /** @return a changed copy of the one bundle; the other is of the same city and keys */
    Map<String, byte[]> of(EvidenceBundle one, EvidenceBundle other, EvidenceCity city, Random random) {
        Map<String, byte[]> files = new TreeMap<>(one.files);
        switch (this) {
            case CHANGED -> change(files, random);
            case BYTE -> flip(files, random);
            case DROPPED -> files.remove(pick(files, name -> FileRole.of(name) != FileRole.MANIFEST
                    && FileRole.of(name) != FileRole.KEYS, random));
            case REORDERED -> swap(files, random);
            case DUPLICATED -> files.put("copy-" + random.nextInt(99) + ".receipt.json",
                    files.get(pick(files, name -> FileRole.of(name) == FileRole.RECEIPT, random)));
            case BACK_DATED -> backDate(files, random);
            case RESIGNED -> resign(files, city, random);
            case SPLICED -> splice(files, other, random);
        }
        boolean manifest = !Arrays.equals(files.get(FileRole.MANIFEST_NAME), one.files.get(FileRole.MANIFEST_NAME));
        if (this != DROPPED && this != DUPLICATED && !manifest && random.nextInt(8) > 0) {
            EvidenceBundle.list(files);
        }
        return files;
    }

    private static void change(Map<String, byte[]> files, Random random) {
        String name = pick(files, each -> each.endsWith(".json") && FileRole.of(each) != FileRole.MANIFEST
                && FileRole.of(each) != FileRole.KEYS, random);
        ObjectNode tree = CanonicalJson.readLenient(files.get(name));
        List<Runnable> changes = new ArrayList<>();
        changes(tree, changes, random);
        changes.get(random.nextInt(changes.size())).run();
        files.put(name, CanonicalJson.bytes(tree));
    }

    private static void changes(JsonNode node, List<Runnable> changes, Random random) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                changes(field.getValue(), changes, random);
                if (field.getValue().isTextual()) {
                    changes.add(() -> object.put(field.getKey(), other(field.getValue().textValue(), random)));
                } else if (field.getValue().isNumber()) {
                    changes.add(() -> object.put(field.getKey(), field.getValue().longValue() + 1));
                }
                if (random.nextInt(10) == 0) {
                    changes.add(() -> object.remove(field.getKey()));
                }
            });
            if (random.nextInt(5) == 0) {
                changes.add(() -> object.put("more", 1));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                changes(array.get(i), changes, random);
                if (array.get(i).isTextual()) {
                    changes.add(() -> array.set(at, array.textNode(other(array.get(at).textValue(), random))));
                }
            }
        }
    }

    private static String other(String text, Random random) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(text.length());
        char now = text.charAt(at);
        char then = now == '0' ? '1' : Character.isDigit(now) ? '0' : now == 'a' ? 'b' : 'a';
        return text.substring(0, at) + then + text.substring(at + 1);
    }

    private static void flip(Map<String, byte[]> files, Random random) {
        String name = pick(files, each -> FileRole.of(each) != FileRole.KEYS, random);
        byte[] bytes = files.get(name).clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        files.put(name, bytes);
    }

    private static void swap(Map<String, byte[]> files, Random random) {
        String one = pick(files, name -> FileRole.of(name) == FileRole.RECEIPT, random);
        String two = pick(files, name -> FileRole.of(name) == FileRole.RECEIPT && !name.equals(one), random);
        ObjectNode first = CanonicalJson.readLenient(files.get(one));
        ObjectNode second = CanonicalJson.readLenient(files.get(two));
        String field = random.nextBoolean() ? "index" : "record";
        JsonNode kept = first.get(field);
        first.set(field, second.get(field));
        second.set(field, kept);
        files.put(one, CanonicalJson.bytes(first));
        files.put(two, CanonicalJson.bytes(second));
    }

    private static void backDate(Map<String, byte[]> files, Random random) {
        FileRole role = random.nextBoolean() ? FileRole.RECEIPT : FileRole.ACT;
        String name = pick(files, each -> FileRole.of(each) == role, random);
        ObjectNode tree = CanonicalJson.readLenient(files.get(name));
        ObjectNode dated = (ObjectNode) tree.get(role == FileRole.RECEIPT ? "record" : "act");
        dated.put("time", dated.get("time").textValue().replace("2026-11", "2026-10"));
        files.put(name, CanonicalJson.bytes(tree));
    }

    private static void resign(Map<String, byte[]> files, EvidenceCity city, Random random) {
        List<SigningKey> keys = List.of(city.weijian, city.person, city.oldGongan, city.witnesses.getFirst());
        SigningKey key = keys.get(random.nextInt(keys.size()));
        String name = pick(files, each -> FileRole.of(each) == FileRole.ACT || FileRole.of(each) == FileRole.RECEIPT
                || FileRole.of(each) == FileRole.CHECKPOINT, random);
        switch (FileRole.of(name)) {
            case ACT -> {
                SignedAct signed = SignedAct.parse(files.get(name));
                Act act = signed.act();
                SigningKey wrong = act.department().equals("weijian") ? city.minzheng
                        : act.department().equals("gongan") ? city.weijian : key;
                SignedAct again = SignedAct.sign(act, signed.approval(), wrong);
                files.put(name, (random.nextBoolean() ? again
                        : new SignedAct(act, signed.approval(), signed.key(), again.signature())).bytes());
            }
            case RECEIPT -> {
                ObjectNode tree = CanonicalJson.readLenient(files.get(name));
                String note = tree.get("checkpoint").textValue();
                tree.put("checkpoint", SignedNote.sign(note.substring(0, note.indexOf("\n\n") + 1), key).format());
                files.put(name, CanonicalJson.bytes(tree));
            }
            default -> {
                String note = new String(files.get(name), StandardCharsets.UTF_8);
                files.put(name, EvidenceCity.utf8(SignedNote.sign(note.substring(0, note.indexOf("\n\n") + 1), key)
                        .format()));
            }
        }
    }

    private static void splice(Map<String, byte[]> files, EvidenceBundle other, Random random) {
        for (int i = 0; i <= random.nextInt(4); i++) {
            String name = pick(other.files, each -> FileRole.of(each) == FileRole.RECEIPT, random);
            files.put(name, other.files.get(name));
        }
        if (random.nextBoolean()) {
            files.remove(pick(files, each -> FileRole.of(each) == FileRole.RECEIPT
                    && !other.files.containsKey(each), random));
        }
    }

    private static String pick(Map<String, byte[]> files, Predicate<String> which, Random random) {
        List<String> names = files.keySet().stream().filter(which).sorted().toList();
        return names.get(random.nextInt(names.size()));
    }
}
