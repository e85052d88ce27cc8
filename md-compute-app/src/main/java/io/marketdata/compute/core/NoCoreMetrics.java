package io.marketdata.compute.core;

enum NoCoreMetrics implements CoreMetrics {
  INSTANCE;

  @Override
  public void counted(long read, long applied, long skipped, long twin) {}

  @Override
  public void rejected(RejectReason reason) {}

  @Override
  public void unknownTemplate(int templateId) {}

  @Override
  public void implausibleArrival(String source) {}

  @Override
  public void implausibleWatermark(String source) {}

  @Override
  public void ownerClosed(String source) {}

  @Override
  public void implausibleOwnerClose(String source) {}

  @Override
  public void late(String source) {}

  @Override
  public void unattributed(String source) {}

  @Override
  public void unscheduled(String source) {}

  @Override
  public void rebased(String source) {}

  @Override
  public void implausible(String source) {}

  @Override
  public void unknownCondition(String source) {}
}
