package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.lake.LakeMaintenance;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.springframework.context.ConfigurableApplicationContext;

/** Looks after the lake in this process, holding the state folder's lock. */
final class LocalLakeRunner implements LakeRunner {

    private final LakeMaintenance lake;
    private final Jobs jobs;
    private final Runnable closing;

    private LocalLakeRunner(LakeMaintenance lake, Jobs jobs, Runnable closing) {
        this.lake = lake;
        this.jobs = jobs;
        this.closing = closing;
    }

    static LocalLakeRunner open(Home home) {
        ConfigurableApplicationContext platform = PlatformContext.open(home,
                ConfigurationFile.read(home.configuration()));
        return new LocalLakeRunner(platform.getBean(LakeMaintenance.class), platform.getBean(Jobs.class),
                platform::close);
    }

    @Override
    public JsonNode state() {
        return RunJson.parse(RunJson.write(lake.state()), JsonNode.class);
    }

    @Override
    public String maintain(List<String> tables) {
        return lake.start("local", tables).id();
    }

    @Override
    public JsonNode job(String id) {
        return RunJson.parse(RunJson.write(jobs.find(id)), JsonNode.class);
    }

    @Override
    public void close() {
        closing.run();
    }
}
