-- Moves the flush mark KEYS[1] up to ARGV[1]:ARGV[2] (epoch, offset); never down.
-- ARGV[3] = 1 where there must be a mark already. KEYS[2] is there while the partition is to be written anew.
-- Returns 1 moved, 0 kept, -1 expected but not there, -2 to be written anew.
if redis.call('EXISTS', KEYS[2]) == 1 then
  return -2
end
local old = redis.call('GET', KEYS[1])
if old then
  local oldEpoch, oldOffset = string.match(old, '^(%d+):(%d+)$')
  if not oldEpoch then
    return redis.error_reply('ERR not a flush mark: ' .. KEYS[1])
  end
  local epoch, offset = tonumber(ARGV[1]), tonumber(ARGV[2])
  oldEpoch, oldOffset = tonumber(oldEpoch), tonumber(oldOffset)
  if epoch < oldEpoch or (epoch == oldEpoch and offset <= oldOffset) then
    return 0
  end
elseif ARGV[3] == '1' then
  return -1
end
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2])
return 1
