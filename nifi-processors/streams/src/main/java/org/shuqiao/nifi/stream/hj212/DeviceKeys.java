package org.shuqiao.nifi.stream.hj212;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;

/** SM4 keys of the devices, from a text of lines {@code DEVICE KEY}, or one key alone for all of them. */
public final class DeviceKeys {

    public static final DeviceKeys NONE = new DeviceKeys(Map.of());
    private static final String ANY = "*";
    private static final String KEY = "[0-9A-F]{32}";

    private final Map<String, byte[]> keys;

    private DeviceKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /** @throws CodedException {@code CIPHER_KEY}, if a line is neither */
    public static DeviceKeys parse(String text) {
        Map<String, byte[]> keys = new HashMap<>();
        for (String line : text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            String[] words = line.split("\\s+");
            String key = words[words.length - 1].toUpperCase(Locale.ROOT);
            String device = words.length == 1 ? ANY : words[0];
            if (words.length > 2 || !key.matches(KEY)) {
                throw new CodedException(StreamCode.CIPHER_KEY, words.length == 2 ? device : ANY);
            }
            keys.put(device, HexFormat.of().parseHex(key));
        }
        return new DeviceKeys(keys);
    }

    byte[] of(String device) {
        byte[] key = keys.getOrDefault(device, keys.get(ANY));
        if (key == null) {
            throw new CodedException(StreamCode.CIPHER_KEY, device);
        }
        return key.clone();
    }
}
