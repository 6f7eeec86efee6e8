package org.shuqiao.standards.document;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reader of YAML documents as {@link Section}s. Nothing is constructed from tags; aliases and depth are bounded. */
public final class Documents {

    private static final int MOST_CODE_POINTS = 4 * 1024 * 1024;
    private static final int MOST_ALIASES = 20;
    private static final int MOST_DEPTH = 20;

    private Documents() { }

    /** Reads a file of one document whose top is a mapping. */
    public static Section read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new CodedException(StandardsCode.FILE_UNREADABLE, e, file);
        }
    }

    /** Parses the text of a file; {@code name} is what messages call it. */
    public static Section parse(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(MOST_DEPTH);
        Node top;
        try {
            top = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Place place = e.getProblemMark() == null ? new Place(1, 1) : Place.of(e.getProblemMark());
            throw new CodedException(StandardsCode.NOT_YAML, name, place);
        } catch (YAMLException e) {
            throw new CodedException(StandardsCode.NOT_YAML, name, new Place(1, 1));
        }
        if (top instanceof MappingNode mapping) {
            return new Section(name, mapping);
        }
        throw new CodedException(StandardsCode.WRONG_TYPE, name, new Place(1, 1), "-", "键值结构", "a mapping");
    }
}
