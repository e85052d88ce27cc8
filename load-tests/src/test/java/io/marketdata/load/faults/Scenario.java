package io.marketdata.load.faults;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * A named script of faults for one installation.
 *
 * @param name on the command line
 * @param help one line
 * @param load what ingest brings in a long run
 * @param quickLoad what it brings in a quick one
 * @param sentinel whether Redis is a set under sentinels
 * @param hosted whether compute processes host several computes
 * @param mutation what is broken; the check must find it then
 * @param script of the faults, quick or long, by seed
 */
record Scenario(
    String name,
    String help,
    RigOptions.Load load,
    RigOptions.Load quickLoad,
    boolean sentinel,
    boolean hosted,
    Mutation mutation,
    BiFunction<Boolean, Random, List<Fault>> script) {

  /** On an installation with one Redis and nothing broken. */
  static Scenario plain(String name, String help, BiFunction<Boolean, Random, List<Fault>> script) {
    return new Scenario(
        name,
        help,
        RigOptions.Load.USUAL,
        RigOptions.Load.USUAL,
        false,
        false,
        Mutation.NONE,
        script);
  }

  /** The same with Redis under sentinels. */
  Scenario underSentinels() {
    return new Scenario(name, help, load, quickLoad, true, hosted, mutation, script);
  }

  /** The same with computes that come and go in two processes, under these loads. */
  Scenario hosted(RigOptions.Load heavy, RigOptions.Load quick) {
    return new Scenario(name, help, heavy, quick, sentinel, true, mutation, script);
  }

  /** The same under this load. */
  Scenario under(RigOptions.Load other) {
    return new Scenario(name, help, other, other, sentinel, hosted, mutation, script);
  }

  /** The same with compute broken. */
  Scenario broken(Mutation how) {
    return new Scenario(name, help, load, quickLoad, sentinel, hosted, how, script);
  }

  boolean isBroken() {
    return mutation != Mutation.NONE;
  }
}
