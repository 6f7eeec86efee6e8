package org.shuqiao.nifi.stateless.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.nifi.nar.NarClassLoader;
import org.apache.nifi.stateless.config.ParameterOverride;
import org.apache.nifi.stateless.config.StatelessConfigurationException;
import org.apache.nifi.stateless.flow.DataflowDefinition;
import org.apache.nifi.stateless.flow.DataflowDefinitionParser;
import org.apache.nifi.stateless.flow.StatelessDataflow;
import org.apache.nifi.stateless.flow.StatelessDataflowFactory;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.flow.Flow;
import org.shuqiao.nifi.flow.WorkerCode;

/** NiFi Stateless engine, loaded from NAR files and shared by all flows of a run. */
public final class Engine {

    private final ClassLoader root = Engine.class.getClassLoader();
    private final EngineSettings settings;
    private final DataflowDefinitionParser parser;
    private final StatelessDataflowFactory factory;

    private Engine(EngineSettings settings, ClassLoader engine) {
        this.settings = settings;
        parser = only(engine, DataflowDefinitionParser.class);
        factory = only(engine, StatelessDataflowFactory.class);
    }

    /**
     * @param nars the folder with the engine's NAR, ours and those they need
     * @param work where they are unpacked
     * @param content a folder of this process alone
     */
    public static Engine start(Path nars, Path work, Path content) {
        try {
            UnpackedNars unpacked = UnpackedNars.in(work, nars);
            ClassLoader engine = new NarClassLoader(unpacked.engine().toFile(), Engine.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(engine);
            return new Engine(new EngineSettings(nars, unpacked.working(), content), engine);
        } catch (IOException | ClassNotFoundException e) {
            throw new CodedException(WorkerCode.PLACE_UNUSABLE, e, work);
        }
    }

    /** Loads a flow and starts its components. */
    public RunningFlow open(Flow flow) {
        List<ParameterOverride> secrets = new ArrayList<>();
        flow.secrets().forEach((name, value) -> secrets.add(new ParameterOverride(flow.context(), name, value)));
        try {
            DataflowDefinition definition = parser.parseFlowDefinition(
                    Map.of("nifi.stateless.flow.snapshot.contents", flow.json(),
                            "nifi.stateless.flow.name", flow.dataset()),
                    settings, secrets);
            StatelessDataflow dataflow = factory.createDataflow(settings, definition, root);
            return RunningFlow.start(flow.dataset(), dataflow);
        } catch (IOException e) {
            throw new CodedException(WorkerCode.PLACE_UNUSABLE, e, settings.work());
        } catch (StatelessConfigurationException e) {
            throw new CodedException(WorkerCode.FLOW_INVALID, e, flow.dataset());
        }
    }

    private static <T> T only(ClassLoader loader, Class<T> type) {
        return ServiceLoader.load(type, loader).findFirst()
                .orElseThrow(() -> new CodedException(WorkerCode.NARS_MISSING, type.getSimpleName()));
    }
}
