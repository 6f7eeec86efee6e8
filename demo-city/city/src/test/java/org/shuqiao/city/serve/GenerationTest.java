package org.shuqiao.city.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.city.carry.DatasetWriters;
import org.shuqiao.city.department.Departments;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.world.World;

class GenerationTest {
    @TempDir
    private Path folder;

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        var one = generate("one", 1);
        var again = generate("again", 1);
        var other = generate("other", 2);

        assertThat(again).isEqualTo(one);
        assertThat(other.keySet()).isEqualTo(one.keySet());
        // the real table of divisions is no invention of ours: it is the same for every seed
        other.forEach((file, content) -> assertThat(content.equals(one.get(file)))
                .as(file).isEqualTo(file.contains("division")));
    }

    private Map<String, String> generate(String name, long seed) throws IOException {
        var layout = new Layout(folder.resolve(name));
        var carries = new DatasetWriters(layout.drop(), layout.services(), department -> {
            throw new SQLException("no database in this test");
        });
        List<Dataset> files = Departments.datasets(new World(seed, 1)).stream()
                .filter(dataset -> !(dataset.carrier() instanceof DatasetFormat.Table)).toList();
        new Generation(layout, new Generation.Edition(seed, 1, 0), carries,
                new CityEventWriter(new PrintStream(OutputStream.nullOutputStream()))).run(files);
        var contents = new TreeMap<String, String>();
        for (Path part : List.of(layout.drop(), layout.services(), layout.truth())) {
            try (var found = Files.walk(part)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    contents.put(layout.root().relativize(file).toString(), sha256(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
