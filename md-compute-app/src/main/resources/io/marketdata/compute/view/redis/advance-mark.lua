-- Moves the flush mark KEYS[1] up to ARGV[1]:ARGV[2] (epoch, offset); never down.
-- ARGV[3] = 1 where there must be a mark already. ARGV[4]: its generation, which only a rebuild raises.
-- KEYS[2] is there while the partition is to be written anew.
-- Returns 1 moved, 0 kept, -1 expected but not there, -2 to be written anew, or being written by another.
if redis.call('EXISTS', KEYS[2]) == 1 then
  return -2
end
local epoch, offset, generation = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[4])
local old = redis.call('GET', KEYS[1])
if old then
  local oldEpoch, oldOffset, rest = string.match(old, '^(%d+):(%d+)(.*)$')
  local oldGeneration = rest == '' and '0' or string.match(rest or '', '^:(%d+)$')
  if not oldGeneration then
    return redis.error_reply('ERR not a flush mark: ' .. KEYS[1])
  end
  oldEpoch, oldOffset, oldGeneration = tonumber(oldEpoch), tonumber(oldOffset), tonumber(oldGeneration)
  if epoch == oldEpoch and generation < oldGeneration then
    return -2
  end
  -- a new master may have lost a generation with its mark: the newer one stands
  if epoch < oldEpoch or (epoch == oldEpoch and generation == oldGeneration and offset <= oldOffset) then
    return 0
  end
elseif ARGV[3] == '1' then
  return -1
end
local suffix = generation > 0 and ':' .. ARGV[4] or ''
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2] .. suffix)
return 1
