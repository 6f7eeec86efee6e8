package org.shuqiao.exchange.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes standard packs of a second made-up city, as their owner would lay them out. */
final class CityPack {

    private static final String HEADER = """
            pack: %s
            zh: 中州市标准包
            en: Standards of Zhongzhou
            owner: 中州市数据局
            from: 2026-01-01
            requires: [%s]
            home: "980100"
            divisions: divisions.csv
            code-sets:
              - {id: zz-case, zh: 案件类别, en: Kinds of cases, cites: 中州市规范}
            """;

    private final Map<String, String> files = new TreeMap<>();

    private CityPack() { }

    /** @param requires a pack that it is laid over, for example {@code national} */
    static CityPack of(String id, String requires) {
        return new CityPack().with("pack.yaml", HEADER.formatted(id, requires))
                .with("divisions.csv", "code,name,from,to,successor\n980000,中省,,,\n980100,中州市,,,\n980102,南浦区,,,\n")
                .with("codes/zz-case.csv", "code,zh,en,from,to\n01,井盖缺失,missing cover\n02,占道经营,stall\n")
                .with("elements.yaml", """
                        elements:
                          - id: zz-case
                            zh: 案件类别
                            en: Kind of case
                            cites: 中州市规范
                            kind: code
                            set: zz-case
                            owner: 中州市城市管理局
                            encodings:
                              - {id: own, zh: 本市写法, en: as the city writes it, open: true, table: {盖: "01"}}
                        """)
                .with("grades.csv", "element,about,grade,why\nzz-case,,general-2,中州市分级规则\n");
    }

    CityPack with(String file, String text) {
        files.put(file, text);
        return this;
    }

    CityPack changed(String file, String before, String after) {
        return with(file, files.get(file).replace(before, after));
    }

    /** @return the folder, whose name is the last of the path */
    Path in(Path folder) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
